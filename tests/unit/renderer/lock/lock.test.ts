import { describe, expect, it } from 'vitest'
import type { Role } from '../../../../shared/domain/compartment.ts'
import { contract } from '../../../../shared/ipc/contract.ts'
import type { CallError } from '../../../../shared/ipc/errors.ts'
import { lock, lockedSentence } from '../../../../renderer/strings/lock.ts'
import { pauseOf, sentenceFor } from '../../../../renderer/views/lock/use-opening.ts'
import { secondsLeft } from '../../../../renderer/views/lock/use-pause.ts'
import { dayOf } from '../../../../renderer/views/lock/when.ts'

describe('the lock', () => {
  it('V20: says when and why it was locked, and that the drafts are kept', () => {
    expect(lockedSentence({ because: 'idle', draftsKept: true }, 'at 09:41')).toBe('Locked at 09:41 after a quiet while. Every draft is kept.')
    const { because } = contract['host.facts'].output.properties.locked.anyOf[1].properties
    for (const reason of because['enum'] as string[]) {
      expect(lockedSentence({ because: reason as 'asked', draftsKept: true }, 'at 09:41')).toMatch(/^Locked at 09:41.*kept/)
      expect(lockedSentence({ because: reason as 'asked', draftsKept: false }, 'at 09:41')).toMatch(/safe/)
    }
  })

  it('counts a pause down in whole seconds and never below none', () => {
    expect([10_000, 17_999, 18_000, 25_000].map((now) => secondsLeft(18_000, now))).toEqual([8, 1, 0, 0])
    expect(lock.nextTry(8)).toBe('Next try in eight seconds.')
    expect(lock.nextTry(1)).toBe('Next try in one second.')
  })

  it('takes the figure of the pause from the answer, and no nonsense', () => {
    expect(pauseOf({ code: 'too-soon', detail: { seconds: 8 } })).toBe(8)
    expect(pauseOf({ code: 'wrong-passphrase' })).toBe(0)
    expect(pauseOf({ code: 'too-soon', detail: { seconds: 'soon' } })).toBe(0)
    expect(pauseOf({ code: 'too-soon', detail: { seconds: -1 } })).toBe(0)
  })

  it('tells a slip of the pen from the sheet of another practice', () => {
    const sheet = { by: 'sheet', typed: '' } as const
    expect(sentenceFor({ code: 'wrong-code', detail: { why: 'mistyped' } }, sheet)).toMatch(/slip/)
    expect(sentenceFor({ code: 'wrong-code', detail: { why: 'opens-nothing' } }, sheet)).toMatch(/another/)
  })

  it('tells the coach to take her time, and who forgot hers that she can be invited anew', () => {
    const wrong = { code: 'wrong-passphrase' } as const
    const typed = (role: Role | null) => sentenceFor(wrong, { by: 'passphrase', typed: '', role })
    for (const role of [null, 'coach'] as const) expect(typed(role)).toMatch(/nothing is lost/)
    for (const role of ['admin', 'manager'] as const) expect(typed(role)).toMatch(/the coach can invite you anew/)
  })

  it('V6: says that the fortnight is over, or that the keychain has no key, and asks for the passphrase', () => {
    const said = (error: CallError) => sentenceFor(error, { by: 'keychain' })
    expect(said({ code: 'wrong-passphrase', detail: { why: 'expired' } })).toBe(lock.keychain.over)
    for (const code of ['wrong-passphrase', 'no-keychain'] as const) expect(said({ code })).toBe(lock.keychain.gone)
    expect(lock.keychain.over).toMatch(/fortnight/)
    expect(said({ code: 'disk-failed' })).toMatch(/disk/)
  })

  it('never calls unsaved what was only to be opened, and says what to do', () => {
    for (const { by, role } of [{ by: 'passphrase', role: null }, { by: 'passphrase', role: 'admin' }] as const) {
      for (const code of ['disk-failed', 'disk-full', 'kdf-refused', 'vault-damaged'] as const) {
        const said = sentenceFor({ code }, { by, role, typed: '' })
        expect(said).not.toMatch(/saved/u)
        expect(said).toMatch(/Restore|restore|try again|look at/u)
      }
    }
  })

  it('V15: counts no copies in the title, of which there may be more than two', () => {
    expect(lock.copies.title).not.toMatch(/two/iu)
    expect(lock.copies.safe).toMatch(/keep them all/u)
  })

  it('says what of a recovery code is there, and what is lacking', () => {
    expect(lock.sheet.soFar(0)).toBe('None of the seven groups so far.')
    expect(lock.sheet.soFar(3)).toBe('Three of the seven groups so far.')
    expect(lock.sheet.notYet(1)).toBe('The sheet has seven groups of four; here is one so far.')
    expect(lock.sheet.notYet(7)).toBe('The sheet has seven groups of four; here is more than that.')
  })
})

describe('an older copy', () => {
  it('V16: is named by its day, on the coach’s own calendar', () => {
    const now = new Date('2026-11-17T09:00:00Z')
    expect(`${lock.older.title(dayOf('2026-11-09T10:00:00.000Z', now, 'Europe/Lisbon'))}. ${lock.older.nothing}`)
      .toBe('This looks like an older copy, from 9 November. Nothing has been merged.')
    expect(dayOf('2026-11-09T23:30:00.000Z', now, 'Asia/Tokyo')).toBe('10 November')
    expect(dayOf('2025-11-09T10:00:00.000Z', now, 'Europe/Lisbon')).toBe('9 November 2025')
    expect(lock.older.title(null)).toBe('This looks like an older copy')
  })
})

describe('a practice that cannot be opened', () => {
  it('says for each cause what happened, what was kept and what to do', () => {
    const causes: unknown = contract['vault.state'].output.properties.because.anyOf[1]['enum']
    expect(Object.keys(lock.unusable.causes).sort()).toEqual([...(causes as string[])].sort())
    for (const { title, happened, kept, todo } of Object.values(lock.unusable.causes)) {
      expect([title, happened, kept, todo].every((part) => part.length > 15)).toBe(true)
    }
  })
})
