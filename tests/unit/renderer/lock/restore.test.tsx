import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { contract } from '../../../../shared/ipc/contract.ts'
import { secondsToGo } from '../../../../renderer/components/use-time-left.ts'
import { restore, restoreAdvice, timeLeft } from '../../../../renderer/strings/restore.ts'
import { madeWords, Open } from '../../../../renderer/views/lock/restore/open.tsx'
import { Restored } from '../../../../renderer/views/lock/restore/restored.tsx'
import type { Wanted } from '../../../../renderer/views/lock/restore/wanted.ts'

const noop = () => {}
const opened = (
  replaces: boolean, last: { wanted: Wanted, error: string } | null = null, another = false,
): string => renderToStaticMarkup(
  <Open
    chosen={{
      place: 'a'.repeat(32), shown: '/media/stick/stillroom-2026-03-02-093000.srbackup',
      front: { madeAt: '2026-03-02T09:30:00.000Z', bytes: 41_234_567, practice: '4F2A 91C7', replaces, another },
    }}
    last={last}
    pause={0}
    onGo={noop}
    onOther={noop}
    onLeave={noop}
  />,
)

describe('a backup that was chosen', () => {
  it('V18: says what it is before anything is typed: how large, of which practice, and which file', () => {
    const markup = opened(true)
    for (const fact of ['41 MB', '4F2A 91C7', '/media/stick/stillroom-2026-03-02-093000.srbackup', restore.by.passphrase]) {
      expect(markup).toContain(fact)
    }
  })

  it('says of a backup of another practice that it is not the one that is here', () => {
    expect(opened(true, null, true)).toContain(restore.found.another)
    expect(opened(true)).not.toContain(restore.found.another)
  })

  it('V18: asks where it goes only where a practice is in the way, and takes nothing away by itself', () => {
    expect(opened(false)).not.toContain('type="radio"')
    const markup = opened(true)
    expect(markup.match(/type="radio"/gu)).toHaveLength(2)
    expect(markup).toContain(restore.into.placeWhat)
    expect(restore.into.placeWhat).toMatch(/kept/)
  })

  it('keeps what was chosen and typed when a try comes to nothing', () => {
    const markup = opened(true, { wanted: { by: 'sheet', into: 'beside', secret: '7K2M QX9R' }, error: 'The disk is full.' })
    expect(markup).toContain(restore.by.sheet)
    expect(markup).toContain('value="7K2M QX9R"')
    expect(/checked=""[^>]*\/>([^<]*)</u.exec(markup)?.[1]).toBe(restore.into.beside)
    expect(markup).toMatch(/role="alert">The disk is full\./u)
  })

  it('is dated in words that stand alone, on the clock of this computer', () => {
    const now = new Date('2026-03-04T12:00:00Z')
    expect(madeWords('2026-03-04T09:30:00.000Z', now, 'Europe/Lisbon')).toBe('today at 09:30')
    expect(madeWords('2026-03-03T23:30:00.000Z', now, 'Asia/Tokyo')).toBe('today at 08:30')
    expect(madeWords('2026-03-03T09:30:00.000Z', now, 'Europe/Lisbon')).toBe('yesterday at 09:30')
    expect(madeWords('2025-03-03T09:30:00.000Z', now, 'Europe/Lisbon')).toBe('3 March 2025 at 09:30')
  })
})

describe('what restoring says', () => {
  it('has for every answer a sentence that can be acted on, and says where nothing was changed', () => {
    for (const code of contract['vault.restore'].errors) expect(restoreAdvice({ code })).toMatch(/\.$/)
    for (const code of ['backup-damaged', 'not-a-backup', 'vault-damaged', 'disk-full', 'disk-failed', 'read-only', 'cancelled'] as const) {
      expect(restoreAdvice({ code })).toContain('Nothing on this computer was changed.')
    }
    // "Not saved yet" would be no answer here.
    for (const code of ['disk-full', 'disk-failed'] as const) expect(restoreAdvice({ code })).not.toMatch(/saved/)
  })

  it('asks for the passphrase, or the sheet, of the day the backup was made', () => {
    expect(restoreAdvice({ code: 'wrong-passphrase' })).toMatch(/the day the backup was made/)
    expect(restoreAdvice({ code: 'wrong-code', detail: { why: 'opens-nothing' } })).toMatch(/the day the backup was made/)
    expect(restoreAdvice({ code: 'wrong-code', detail: { why: 'mistyped' } })).toMatch(/slip/)
  })

  it('leaves the figure of a pause to the clock that counts it down', () => {
    expect(restoreAdvice({ code: 'too-soon', detail: { seconds: 20 } })).not.toMatch(/20|twenty/u)
  })

  it('says how much room there is and how much it takes, where that is known', () => {
    expect(restoreAdvice({ code: 'disk-full', detail: { needed: 41_000_000, free: 1_200_000 } })).toMatch(/^It takes 41 MB, and 1\.2 MB are free/u)
  })

  it('V18: names the file the practice of before is kept under', () => {
    const shown = (into: Wanted['into'], keptAs: string | null) => renderToStaticMarkup(
      <Restored into={into} answer={{ records: 4112, keptAs }} onLeave={noop} />,
    )
    expect(shown('place', 'practice.replaced-2026.stillroom')).toMatch(/All 4,112 records opened and matched.*kept.*practice\.replaced-2026/u)
    expect(shown('place', null)).not.toContain('kept')
    expect(shown('beside', 'practice.restored-2026.stillroom')).toContain(restore.done.besideAs('practice.restored-2026.stillroom'))
  })
})

describe('how long it will still take', () => {
  it('is reckoned from the pace so far, and not said before there is one', () => {
    const first = { done: 1_000, at: 5_000 }
    expect(secondsToGo(first, { done: 2_000, total: 10_000 }, 6_000)).toBeNull()
    expect(secondsToGo(first, { done: 1_000, total: 10_000 }, 60_000)).toBeNull()
    expect(secondsToGo(first, { done: 2_000, total: 10_000 }, 9_000)).toBe(32)
    expect(secondsToGo(first, { done: 10_000, total: 10_000 }, 9_000)).toBeNull()
  })

  it('is said in steps that do not jump about', () => {
    expect([3, 40, 60, 150].map(timeLeft)).toEqual([
      'a few seconds left', 'less than a minute left', 'about one minute left', 'about three minutes left',
    ])
  })
})
