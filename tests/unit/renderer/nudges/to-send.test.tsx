import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { NavigationContext } from '../../../../renderer/app/navigation.ts'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import { toSend as words } from '../../../../renderer/strings/to-send.ts'
import { Entry } from '../../../../renderer/views/today/to-send-entry.tsx'
import { Ready } from '../../../../renderer/views/today/to-send.tsx'
import { gistOf, idOf, onToday, refOf } from '../../../../renderer/views/today/to-send-words.ts'
import { MessageRef, SEND_REASONS, type ToSendEntry } from '../../../../shared/ipc/nudges.ts'
import { CHANNELS, MESSAGE_KINDS } from '../../../../shared/schemas/nudge-plan.ts'

const ENTRY: ToSendEntry = {
  clientId: 'a'.repeat(32), kind: 'midpoint', sessionId: 'b'.repeat(32), due: '2026-11-27', itemIds: ['c'.repeat(32)], channel: 'sms',
  clientName: 'Marta Oliveira', reason: 'time', since: '2026-11-20T10:00:00.000Z', address: '+351 912 345 678', subject: '',
  text: 'Marta, you are half-way:\n1. Ask Ravi what he needed (by Friday 27 November)\n2. Walk before breakfast\n3. Sleep\nHow is it going?',
  quietUntil: null, sentThisMonth: 3, mostAMonth: 12,
}
const TODAY = '2026-11-21'
const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/gu, '')
const why = (over: Partial<ToSendEntry>): string => plain(words.why({ ...ENTRY, ...over }, TODAY, 'Europe/Lisbon'))

const drawn = (what: ReactNode): string => plain(renderToStaticMarkup(
  <NavigationContext value={{ place: { room: 'today' }, go: vi.fn(), back: vi.fn(), notes: [], closeNote: vi.fn() }}>
    <UndoContext value={{ offer: vi.fn(), say: vi.fn() }}>{what}</UndoContext>
  </NavigationContext>,
))
const markup = (over: Partial<ToSendEntry> = {}, state: { isRead?: boolean, asksSent?: boolean } = {}): string => drawn(
  <Entry
    entry={{ ...ENTRY, ...over }}
    today={TODAY}
    zone="Europe/Lisbon"
    isRead={false}
    onRead={vi.fn()}
    asksSent={false}
    onAsk={vi.fn()}
    {...state}
  />,
)
const buttons = (html: string): readonly string[] =>
  [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/gu)]
    .map(([, head = '', text = '']) => /aria-label="([^"]*)"/u.exec(head)?.[1] ?? text.replaceAll(/<[^>]*>/gu, ''))

describe('E36: why a message waits', () => {
  it('is not said where its time has simply come', () => {
    expect(why({})).toBe('')
    expect(why({ reason: 'follow-up', kind: 'follow-up' })).toBe('')
  })

  it('is that its time went by, and when', () => {
    expect(why({ reason: 'expired' })).toBe('Its time went by yesterday')
    expect(why({ reason: 'expired', since: '2026-11-17T10:00:00.000Z' })).toBe('Its time went by on Tuesday')
    expect(why({ reason: 'expired', since: '2026-10-30T10:00:00.000Z' })).toBe('Its time went by on Friday 30 October')
  })

  it('is the number a month, in words, with the month it would fall into', () => {
    expect(why({ reason: 'cap' })).toBe('It would be more than twelve for Marta in November')
    expect(why({ reason: 'cap', mostAMonth: 1, since: '2026-10-31T23:30:00.000Z' })).toBe('It would be more than one for Marta in October')
  })

  it('is that there is no way to send it', () => {
    expect(why({ reason: 'no-address' })).toBe('Marta gave no telephone number')
    expect(why({ reason: 'no-address', channel: 'email' })).toBe('Marta gave no e-mail address')
  })

  it('has no blame, no exclamation and no dash for any reason, kind or channel', () => {
    for (const reason of SEND_REASONS) {
      for (const kind of MESSAGE_KINDS) {
        for (const channel of CHANNELS) {
          const said = [why({ reason, kind, channel }), words.whatItIs({ kind, channel }), words.sent({ ...ENTRY, kind })].join(' ')
          expect(said).not.toMatch(/[!—]|fail|error|please|undefined/iu)
        }
      }
    }
  })
})

describe('the gist of a letter', () => {
  it('is the first thing it names, and how many more', () => {
    expect(gistOf(ENTRY.text)).toBe('“Ask Ravi what he needed (by Friday 27 November)” and two more')
    expect(gistOf('Dear Marta,\n\nthis is what we agreed:\n\n1. Walk\n')).toBe('“Walk”')
  })

  it('is its first line after the salutation where it names nothing', () => {
    expect(gistOf('Dear Marta,\n\nuntil Thursday.')).toBe('“until Thursday.”')
    expect(gistOf('Until Thursday, Marta')).toBe('“Until Thursday, Marta”')
    expect(gistOf('Marta,')).toBe('“Marta,”')
  })

  it('is cut at a word where it is long, and stands on one line', () => {
    expect(gistOf(`1. ${'walk '.repeat(100)}`)).toMatch(/^“(walk )+walk…”$/u)
  })
})

it('E36: what is in time stands above what came too late', () => {
  const entries = SEND_REASONS.filter((reason) => reason !== 'follow-up').map((reason) => ({ ...ENTRY, reason }))
  expect(onToday([...entries].reverse()).map(({ reason }) => reason)).toEqual(['time', 'cap', 'no-address', 'expired'])
  const [first, second] = [{ ...ENTRY, clientName: 'First' }, { ...ENTRY, clientName: 'Second' }]
  expect(onToday([first, second]).map(({ clientName }) => clientName)).toEqual(['First', 'Second'])
})

it('E36: that these are quiet hours where she is, is said with the hour they end by the coach’s own clock', () => {
  const night = (quietUntil: string | null) => plain(words.night({ ...ENTRY, quietUntil }, 'Europe/Lisbon'))
  expect(night(null)).toBe('')
  expect(night('2026-11-21T14:00:00.000Z')).toBe('Quiet hours where Marta is, until 14:00 on your clock')
  expect(markup({ quietUntil: '2026-11-21T14:00:00.000Z' })).toContain('until 14:00 on your clock.')
})

describe('E36: an entry', () => {
  it('is one message to one person: a ring, her name, what it is, its gist, and three steps', () => {
    const html = markup()
    expect(html).toContain('Marta Oliveira')
    expect(html).toContain('Half-way, by SMS')
    expect(html).toContain('“Ask Ravi what he needed (by Friday 27 November)” and two more')
    expect(buttons(html)).toEqual([
      'Mark as sent: Half-way, by SMS, to Marta Oliveira', 'Marta Oliveira', 'Let it go: the message to Marta Oliveira',
      'Copy the message to Marta Oliveira', 'Open in SMS: to Marta Oliveira', 'Read it: Half-way, by SMS, to Marta Oliveira',
    ])
    expect(html).not.toContain('is-primary')
  })

  it('asks in its place whether it was sent, once it was opened', () => {
    const html = markup({}, { asksSent: true })
    expect(html).toMatch(/role="status"[^>]*>Sent\?</u)
    expect(buttons(html)).toContain('Not yet')
    expect(buttons(html)).toContain('Mark as sent')
    expect(html).not.toContain('Open in SMS')
  })

  it('without an address leads to where one is added, and can be copied all the same', () => {
    expect(buttons(markup({ reason: 'no-address', address: '' }))).toEqual(expect.arrayContaining(['Add a number', 'Copy the message to Marta Oliveira']))
    expect(buttons(markup({ reason: 'no-address', address: '', channel: 'email' }))).toContain('Add an address')
  })

  it('opens out to the whole letter, as she would read it', () => {
    const html = markup({ channel: 'email', subject: 'Half-way', address: 'marta@example.pt' }, { isRead: true })
    expect(html).toContain('aria-expanded="true"')
    for (const part of ['marta@example.pt', 'Half-way', 'How is it going?']) expect(html).toContain(part)
  })

  it('says in amber that its time went by, and the other reasons without colour', () => {
    expect(markup({ reason: 'expired' })).toMatch(/class="small late"[^>]*>Its time went by yesterday\./u)
    expect(markup({ reason: 'cap' })).not.toContain('late')
  })

  it('is named to the practice by what it is, and by nothing of what it says', () => {
    expect(Object.keys(refOf(ENTRY)).sort()).toEqual(Object.keys(MessageRef.properties).sort())
    expect(idOf(ENTRY)).not.toBe(idOf({ ...ENTRY, kind: 'day-before' }))
    expect(idOf(ENTRY)).toMatch(/^[\w.-]+$/u)
  })
})

it('too long for the program is said with what to do instead; what else goes wrong as everywhere', () => {
  expect(words.advice({ code: 'too-large' })).toContain('Copy it')
  expect(words.advice({ code: 'no-program' })).toContain('Copy the letter')
  expect(words.advice({ code: 'disk-full' })).toContain('disk is full')
})

it('E36: the ring of a message says its letters to whoever listens', () => {
  expect(markup()).toContain('aria-keyshortcuts="S O C R L"')
})

describe('E36: letting go all that came too late', () => {
  const list = (late: number, inTime = 1): string => drawn(
    <Ready
      entries={[...Array<'time'>(inTime).fill('time'), ...Array<'expired'>(late).fill('expired')]
        .map((reason, index) => ({ ...ENTRY, reason, clientId: String(index).padStart(32, '0') }))}
      today={TODAY}
      at="2026-11-21T10:00:00.000Z"
      zone="Europe/Lisbon"
    />,
  )

  it('is one step for two or more, also where they are not all shown', () => {
    expect(buttons(list(2))).toContain('Let the two late ones go')
    expect(buttons(list(7))).toEqual(expect.arrayContaining(['Four more', 'Let the seven late ones go']))
    expect(buttons(list(30, 0))).toContain('Let the 30 late ones go')
  })

  it('is not there for one, which has its own step, nor for none', () => {
    for (const late of [0, 1]) expect(list(late, 6)).not.toContain('late ones')
  })

  it('says how many went, and that none was late any more', () => {
    expect(words.lateGone(1)).toBe('Let go: one message that came too late')
    expect(words.lateGone(7)).toBe('Let go: seven messages that came too late')
    expect(words.noneLate).not.toMatch(/[!—]|fail|error/iu)
  })

  it('leaves a heading where the focus can go on from', () => {
    expect(list(2)).toMatch(/<h2[^>]*tabindex="-1"/u)
  })
})
