import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { isRate, MEASURES, type Measure } from '../../../../shared/domain/measures/names.ts'
import type { Reading } from '../../../../shared/domain/measures/reading.ts'
import type { MeasuresView } from '../../../../shared/ipc/measures.ts'
import { monthsFrom } from '../../../../shared/domain/measures/months.ts'
import { NavigationContext } from '../../../../renderer/app/navigation.ts'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import { CLAIMS } from '../../../../renderer/strings/measure-names.ts'
import { measures as words } from '../../../../renderer/strings/measures.ts'
import { firstSpan, GROUPS, hasAnything, pointsOf, stepOf } from '../../../../renderer/views/my-practice/figures.ts'
import { MyPracticePage } from '../../../../renderer/views/my-practice/my-practice-page.tsx'

// It asks the page for its platform, and here is no page.
vi.mock('../../../../renderer/components/shortcut.ts', () => ({ shortcut: (key: string) => `Ctrl ${key}` }))

const NONE: Reading = { value: null, hits: 0, of: 0 }
const rate = (hits: number, of: number): Reading => ({ value: hits / of, hits, of })

const viewOf = (parts: Partial<MeasuresView> = {}, readings: Partial<Record<Measure, Reading>> = {}): MeasuresView => ({
  today: '2026-11-17', zone: 'Europe/Lisbon',
  spans: {
    'last-month': { from: '2026-10-01', to: '2026-10-31' }, 'month-so-far': { from: '2026-11-01', to: '2026-11-17' },
    'last-quarter': { from: '2026-07-01', to: '2026-09-30' },
  },
  baseline: { month: '2026-01', isChosen: false }, wholeMonths: ['2026-10', '2026-01'],
  trendMonths: [...monthsFrom('2025-11', '2026-10')],
  figures: MEASURES.map((measure) => {
    const reading = readings[measure] ?? NONE
    return {
      measure, readings: { 'last-month': reading, 'month-so-far': NONE, 'last-quarter': NONE }, before: NONE,
      months: isRate(measure) ? [...Array<Reading>(11).fill(NONE), reading] : [],
    }
  }),
  flat: null, asked: '2026-10', reports: [], ...parts,
})

const plain = (html: string): string => html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ')

const page = (view: MeasuresView): string => renderToStaticMarkup(
  <NavigationContext value={{ place: { room: 'my-practice' }, go: () => {}, back: () => {}, notes: [], closeNote: () => {} }}>
    <UndoContext value={{ offer: () => {}, say: () => {} }}><MyPracticePage view={view} /></UndoContext>
  </NavigationContext>,
)

describe('the page', () => {
  test('shows each measure once, in a group', () => {
    expect(GROUPS.flatMap(({ measures }) => [...measures] as Measure[]).toSorted()).toEqual([...MEASURES].toSorted())
  })

  test('sets what others claim apart, and says that it is theirs', () => {
    const said = plain(page(viewOf()))
    for (const claim of Object.values(CLAIMS)) expect(said).toContain(claim)
    expect(said).toContain(words.claimed)
    expect(said).toContain(words.footnote)
  })

  test('a figure that asks for a decision carries its step, one that is well carries none', () => {
    const low = plain(page(viewOf({}, { 'overdue-caught': rate(5, 10) })))
    expect(low).toContain('50%')
    expect(low).toContain('5 of 10')
    expect(low).toContain(words.steps.roster)
    expect(plain(page(viewOf({}, { 'overdue-caught': rate(19, 20) })))).not.toContain(words.steps.roster)
  })

  test('E43: too few are no figure: what is missing stands there instead', () => {
    const said = plain(page(viewOf({}, { attendance: rate(0, 2) })))
    expect(said).not.toMatch(/ 0%/u)
    expect(said).toContain('Only two sessions, too few to say')
  })

  test('E44: flat is one sentence and one step', () => {
    const flat = (tune: 'cadence' | 'capture') => plain(page(viewOf({ flat: { from: '2026-07-01', to: '2026-09-30', tune } })))
    expect(flat('cadence')).toContain(words.flat('January', 'July', 'September', 'cadence'))
    expect(flat('capture')).toContain(words.steps.capture)
    expect(page(viewOf())).not.toContain('class="flat')
  })

  test('asks once a month for what only she can say; what she said stands below', () => {
    expect(page(viewOf())).toContain('<form')
    const said = page(viewOf({ reports: [{ month: '2026-10', adminMinutesPerWeek: 390, workarounds: null }] }))
    expect(said).not.toContain('<form')
    expect(plain(said)).toContain('6.5 h a week')
    expect(plain(said)).toContain(words.report.notSaid)
  })

  test('without a whole month it says that there is nothing to compare with', () => {
    expect(plain(page(viewOf({ baseline: null, wholeMonths: [], asked: null })))).toContain(words.baseline.none)
  })
})

describe('what is drawn and asked', () => {
  test('a month of which nothing can be said is a gap in the line', () => {
    const months = [rate(2, 4), NONE, rate(0, 2), rate(3, 3)]
    expect(pointsOf({ measure: 'completion', months })).toEqual([{ index: 0, value: 0.5 }, { index: 3, value: 1 }])
  })

  test('it begins with the last whole month, and in a practice without one with this month', () => {
    expect(firstSpan(viewOf())).toBe('last-month')
    expect(firstSpan(viewOf({ wholeMonths: ['2026-01'] }))).toBe('month-so-far')
  })

  test('of an empty practice there is nothing', () => {
    expect(hasAnything(viewOf({ wholeMonths: [] }))).toBe(false)
    expect(hasAnything(viewOf({ wholeMonths: [] }, { attendance: rate(1, 1) }))).toBe(true)
  })

  test('what she has not written down of the last month leads to where she can', () => {
    expect(stepOf('admin-hours', NONE, 'last-month')).toBe('report')
    expect(stepOf('admin-hours', NONE, 'month-so-far')).toBe(null)
    expect(stepOf('admin-hours', { value: 9, hits: 1, of: 1 }, 'last-month')).toBe('reminders')
    expect(stepOf('completion', rate(1, 10), 'last-month')).toBe('reminders')
  })
})

test('each figure says its key to whoever listens, and shows it in its own row', () => {
  const html = page(viewOf())
  expect(html.split('aria-keyshortcuts="T"')).toHaveLength(MEASURES.length + 1)
  expect(html.split(`<span class="key" aria-hidden="true">${words.keyHint}</span>`)).toHaveLength(MEASURES.length + 1)
})
