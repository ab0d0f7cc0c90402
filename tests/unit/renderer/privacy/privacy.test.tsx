import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { COMPARTMENTS } from '../../../../shared/domain/compartment.ts'
import type { PrivacyView, UsersView } from '../../../../shared/ipc/views.ts'
import { COLLECTIONS, dictionaryOf } from '../../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../../shared/schemas/registry.ts'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import { damageSentences, privacy } from '../../../../renderer/strings/privacy.ts'
import { users } from '../../../../renderer/strings/users.ts'
import { fieldsOf, isCollection } from '../../../../renderer/views/privacy/dictionary-rows.ts'
import { DamageNotice } from '../../../../renderer/views/privacy/notices.tsx'
import { WhatIsKept } from '../../../../renderer/views/privacy/what-is-kept.tsx'
import { WhoCanOpen, holders } from '../../../../renderer/views/privacy/who-can-open.tsx'

describe('what is kept and why', () => {
  it('says of every field of every record what it is, its key, its reason and its end', () => {
    for (const collection of COLLECTIONS) {
      const rows = fieldsOf(collection)
      expect(rows.map((row) => row.field)).toEqual(Object.keys(dictionaryOf(RECORDS[collection])))
      for (const row of rows) {
        expect(row.meaning).toMatch(/\.$/)
        expect(privacy.class[row.class].name).not.toBe('')
        expect(privacy.purpose[row.purpose]).not.toBe('')
        expect(row.retention).not.toBe('')
      }
    }
  })

  it('shows each kind with its number, and leaves out what it does not know', () => {
    const kept = [...COLLECTIONS.map((collection) => ({ collection, count: 3 })), { collection: 'toString', count: 1 }]
    const markup = renderToStaticMarkup(<WhatIsKept view={{ ...view, kept }} />)
    for (const collection of COLLECTIONS) expect(markup).toContain(privacy.collection[collection].name)
    expect(markup.match(/three records/g)).toHaveLength(COLLECTIONS.length)
    expect(isCollection('toString')).toBe(false)
  })

  it('V17: shows the receipts of what was erased, which name nobody', () => {
    const hash = 'ab'.repeat(32)
    const markup = renderToStaticMarkup(
      <WhatIsKept view={{ ...view, erasures: [{ at: '2026-11-21T09:00:00.000Z', records: 4, hash }] }} />)
    expect(markup).toContain('Four records, at 09:00.')
    expect(markup).toContain(hash)
    expect(renderToStaticMarkup(<WhatIsKept view={view} />)).not.toContain(privacy.kept.erased)
  })

  it('V1: says which key whoever holds', () => {
    const markup = renderToStaticMarkup(<WhoCanOpen view={view} isSample />)
    expect(markup.match(/<td>You<\/td>/g)).toHaveLength(5)
    expect(markup).toContain('On paper. Made at 09:00.')
    const anna = users.name('Anna', 'admin')
    const someone = { joinedAt: '2026-11-20T09:00:00.000Z', fingerprint: '0000 0000 0000 0000' }
    const all: UsersView['users'] = [
      { ...someone, id: '0'.repeat(32), role: 'coach', isOwner: true, name: null },
      { ...someone, id: '1'.repeat(32), role: 'admin', isOwner: false, name: 'Anna' },
      { ...someone, id: '2'.repeat(32), role: 'manager', isOwner: false, name: null },
    ]
    expect(COMPARTMENTS.map((compartment) => [compartment, holders({ users: all }, compartment)])).toEqual([
      ['personal', `You, ${anna}`], ['sensitive', 'You'], ['operational', `You, ${anna}`], ['practice', `You, ${anna}`],
      ['aggregate', 'You, Manager'],
    ])
  })
})

const view: PrivacyView = {
  today: '2026-11-21', zone: 'Europe/Lisbon', sheetPlace: 'paper', sheetMadeAt: '2026-11-21T09:00:00.000Z',
  kept: [], damage: { kept: 0, unopened: 0, disagreeing: 0, toldBefore: 0, missingFiles: 0, sheetLost: false }, erasures: [],
}

describe('what did not open', () => {
  it('V11: is said by number, with what is safe', () => {
    expect(damageSentences({ kept: 4112, unopened: 1, disagreeing: 0, toldBefore: 0, missingFiles: 0, sheetLost: false }))
      .toEqual(['One record did not open. It is kept as it is; the other 4,112 are here.'])
    expect(damageSentences({ kept: 1, unopened: 3, disagreeing: 0, toldBefore: 0, missingFiles: 0, sheetLost: false }))
      .toEqual(['Three records did not open. They are kept as they are; the other one is here.'])
    expect(damageSentences({ kept: 0, unopened: 2, disagreeing: 0, toldBefore: 0, missingFiles: 0, sheetLost: false }))
      .toEqual(['Two records did not open. They are kept as they are.'])
  })

  it('V16: a list that disagrees is said as well, and nothing when all is well', () => {
    expect(damageSentences({ kept: 9, unopened: 0, disagreeing: 2, toldBefore: 0, missingFiles: 0, sheetLost: false })[0]).toMatch(/^Two of the five lists .* do not agree/)
    expect(damageSentences({ kept: 9, unopened: 0, disagreeing: 0, toldBefore: 0, missingFiles: 0, sheetLost: false })).toEqual([])
  })
})

describe('what does not agree', () => {
  const found = { kept: 9, unopened: 1, disagreeing: 2, toldBefore: 0, missingFiles: 0, sheetLost: false }
  const notice = (damage: PrivacyView['damage']): string => renderToStaticMarkup(
    <UndoContext value={{ offer: () => {}, say: () => {} }}>
      <DamageNotice damage={damage} title={{ current: null }} />
    </UndoContext>,
  )

  it('V16: can be put aside where it is told, and nowhere else is there a step', () => {
    expect(notice(found)).toContain(privacy.looked.step)
    expect(notice({ ...found, disagreeing: 0 })).not.toContain('<button')
    expect(notice({ ...found, disagreeing: 0, unopened: 0 })).not.toContain('notice')
  })

  it('V16: says what that means before it is done: what counts, what goes, and what to do first', () => {
    for (const words of ['counts as the practice', 'told anew', 'No record is deleted', 'restore a backup first', 'A file that only']) {
      expect(privacy.looked.question).toContain(words)
    }
  })

  it('V16: what was told before and has not changed is told so, and only if it is true of all', () => {
    const said = (toldBefore: number): string => damageSentences({ ...found, unopened: 0, toldBefore }).join(' ')
    expect(said(2)).toMatch(/an earlier opening, and nothing has changed since/u)
    for (const some of [0, 1]) expect(said(some)).not.toMatch(/earlier opening/u)
  })

  it('V7: a sheet that opens nothing any more is said, with what to do', () => {
    expect(damageSentences({ ...found, unopened: 0, disagreeing: 0, sheetLost: true }))
      .toEqual(['The recovery sheet opens nothing any more: its key is damaged. Make a new sheet in Settings.'])
  })
})
