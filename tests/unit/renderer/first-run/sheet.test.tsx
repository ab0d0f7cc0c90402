import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RecoverySheet } from '../../../../renderer/views/first-run/recovery-sheet.tsx'
import { placeAfter } from '../../../../renderer/views/first-run/sheet-place.ts'
import { areTheWords } from '../../../../renderer/views/first-run/words-for-here.tsx'

const sheet = {
  groups: ['7K2M', 'QX9R', '4TFD', 'W8HN', 'C3VB', '6YJP', 'E5G0'],
  askFor: 5, practice: '4F2A 91C7', madeOn: '2026-11-17',
}
/** What stands on the screen: everything but what is for paper only. */
const onScreen = (markup: string): string => markup.replace(/<span class="only-print">.*?<\/span>/g, '')

describe('the recovery sheet', () => {
  it('V5: shows all seven groups until there is a copy', () => {
    const shown = onScreen(renderToStaticMarkup(<RecoverySheet sheet={sheet} isCovered={false} />))
    for (const group of sheet.groups) expect(shown).toContain(group)
  })

  it('V5: covers just the group that is asked for, on the screen alone', () => {
    const markup = renderToStaticMarkup(<RecoverySheet sheet={sheet} isCovered />)
    expect(sheet.groups.filter((group) => !onScreen(markup).includes(group))).toEqual(['C3VB'])
    expect(onScreen(markup)).toContain('covered while you type it back')
    expect(markup).toContain('<span class="only-print">C3VB</span>')
  })

  it('names the practice and the day it was made, whatever the zone of the machine', () => {
    const markup = renderToStaticMarkup(<RecoverySheet sheet={sheet} isCovered={false} />)
    expect(markup).toContain('Practice 4F2A 91C7')
    expect(markup).toContain('17 November 2026')
  })
})

describe('where a copy went', () => {
  it('V5: a file on this computer stays in mind when the sheet is printed as well', () => {
    expect(placeAfter('this-computer', 'paper')).toBe('this-computer')
    expect(placeAfter('paper', 'this-computer')).toBe('this-computer')
    expect(placeAfter(null, 'removable')).toBe('removable')
  })

  it('V5: only the words themselves allow a file on this computer', () => {
    expect(['on this computer', '  On  this computer '].map(areTheWords)).toEqual([true, true])
    expect(['', 'on this', 'yes', 'on this computer!'].map(areTheWords)).toEqual([false, false, false, false])
  })
})
