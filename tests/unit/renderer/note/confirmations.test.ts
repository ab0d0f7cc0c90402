import { describe, expect, test } from 'vitest'
import { confirmationsOf } from '../../../../renderer/views/note/confirmations.ts'

const line = { line: '[] call', text: 'call', owner: 'client' } as const

describe('what is saved of the lines she left ticked', () => {
  test('E30: where no day is named it is the default one, and says where that comes from', () => {
    expect(confirmationsOf([{ ...line, due: null }], { defaultDue: '2026-11-29', defaultDueFrom: 'next-session' }))
      .toEqual([{ ...line, due: '2026-11-29', dueFrom: 'next-session' }])
  })

  test('E30: a day the line names, or she chose, is hers: also where it is the default one', () => {
    expect(confirmationsOf([{ ...line, due: '2026-11-24' }], { defaultDue: '2026-11-24', defaultDueFrom: 'a-week' }))
      .toEqual([{ ...line, due: '2026-11-24' }])
  })
})
