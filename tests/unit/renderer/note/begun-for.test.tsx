/** E29: wherever a note is begun for a session, the page names that session, and no other. */
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type * as ReactAria from 'react-aria-components'
import type { ButtonProps } from 'react-aria-components'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NavigationContext } from '../../../../renderer/app/navigation.ts'
import { RoleProvider } from '../../../../renderer/app/role.ts'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import { brief as briefWords } from '../../../../renderer/strings/brief.ts'
import { sessions as words } from '../../../../renderer/strings/sessions.ts'
import type { BriefView } from '../../../../shared/ipc/brief.ts'
import type { SessionPerson, UnwrittenRow, WeekSession } from '../../../../shared/ipc/sessions.ts'

/** The buttons of what was drawn last, in their order; here is no page to press them in. */
const drawnButtons = vi.hoisted(() => [] as ButtonProps[])
vi.mock('react-aria-components', async (original) => ({
  ...await original<typeof ReactAria>(),
  Button: (props: ButtonProps) => {
    drawnButtons.push(props)
    return <button type="button">{props.children as ReactNode}</button>
  },
}))
const answers = vi.hoisted(() => new Map<string, unknown>())
vi.mock('../../../../renderer/app/use-query.ts', () => ({
  useQuery: (channel: string) => (answers.has(channel)
    ? { state: 'ready', value: answers.get(channel), failed: null, again: () => {} } : { state: 'loading' }),
}))
// It asks the page for its platform.
vi.mock('../../../../renderer/components/shortcut.ts', () => ({ shortcut: (key: string) => `Ctrl ${key}` }))

const { BriefPage } = await import('../../../../renderer/views/brief/brief-page.tsx')
const { SessionDetails } = await import('../../../../renderer/views/calendar/session-details.tsx')
const { Unwritten } = await import('../../../../renderer/views/today/unwritten.tsx')

const idOf = (letter: string): string => letter.repeat(32)
const [MARTA, TOM, FIRST, SECOND, NOTE] = ['a', 'b', 'c', 'd', 'e'].map(idOf) as [string, string, string, string, string]
const DAY = { today: '2026-11-17', zone: 'Europe/Lisbon' } as const
const WHEN = {
  startsAt: '2026-11-17T10:00:00.000Z', endsAt: '2026-11-17T11:00:00.000Z', day: '2026-11-17', from: '10:00', to: '11:00', minutes: 60,
  wall: '2026-11-17T10:00', bookedIn: 'Europe/Lisbon',
} as const

const call = vi.fn()
const go = vi.fn()
beforeEach(() => {
  call.mockReset().mockResolvedValue({ ok: true, value: { noteId: NOTE } })
  go.mockReset()
})
afterEach(() => {
  answers.clear()
  vi.unstubAllGlobals()
})

/** Draws it, presses the one button that says this, and gives back all that the practice was asked. */
const pressed = async (what: ReactNode, said: string): Promise<readonly unknown[]> => {
  drawnButtons.length = 0
  renderToStaticMarkup(
    <RoleProvider value="coach">
      <NavigationContext value={{ place: { room: 'today' }, go, back: () => {}, notes: [], closeNote: () => {} }}>
        <UndoContext value={{ offer: () => {}, say: () => {} }}>{what}</UndoContext>
      </NavigationContext>
    </RoleProvider>,
  )
  const found = drawnButtons.filter((props) => props['aria-label'] === said
    || [props.children].flat().includes(said))
  expect(found, said).toHaveLength(1)
  vi.stubGlobal('window', { stillroom: { call } })
  // What was pressed, and how, none of these asks.
  found[0]?.onPress?.({} as Parameters<NonNullable<ButtonProps['onPress']>>[0])
  await vi.waitFor(() => { expect(go).toHaveBeenCalled() })
  return call.mock.calls
}

const person = (over: Partial<SessionPerson> = {}): SessionPerson => ({
  sessionId: FIRST, clientId: MARTA, clientName: 'Marta Oliveira', state: 'booked', number: 0, note: 'awaited', noteId: null, ...over,
})
const details = (people: readonly SessionPerson[]): ReactNode => {
  const session: WeekSession = {
    ...WHEN, id: FIRST, place: '', people: [...people], isGroup: people.length > 1, state: 'booked', laterInSeries: 0, isInSeries: false,
    movedFrom: null, overlaps: false,
  }
  const done = () => Promise.resolve(true)
  const acts = { cancel: done, reopen: done, miss: done, waive: done, place: done }
  return (
    <SessionDetails
      session={session}
      view={{ ...DAY, at: '2026-11-17T11:05:00.000Z' }}
      zones={new Map()}
      acts={acts}
      onMove={() => {}}
      onClose={() => {}}
    />
  )
}

test('E29: from the calendar, the session that was opened there', async () => {
  expect(await pressed(details([person()]), words.acts.write)).toEqual([['notes.begin', { clientId: MARTA, sessionId: FIRST }]])
  expect(go).toHaveBeenLastCalledWith({ room: 'note', clientId: MARTA, noteId: NOTE })
})

test('E29: from the calendar, of a group the session of that one person, not the one the group is named by', async () => {
  const group = details([
    person({ state: 'held', noteId: NOTE, note: 'written' }), person({ sessionId: SECOND, clientId: TOM, clientName: 'Tom Berger' }),
  ])
  expect(await pressed(group, words.acts.write)).toEqual([['notes.begin', { clientId: TOM, sessionId: SECOND }]])
})

test('E29: from Today, the session of that row, also of somebody with two', async () => {
  const row = (over: Partial<UnwrittenRow>): UnwrittenRow =>
    ({ ...WHEN, sessionId: FIRST, clientId: MARTA, clientName: 'Marta Oliveira', isGroup: false, ...over })
  const waiting = (second: Partial<UnwrittenRow>) => {
    answers.set('sessions.unwritten', { ...DAY, at: '2026-11-17T12:00:00.000Z', sessions: [row({}), row({ sessionId: SECOND, ...second })] })
  }
  waiting({ clientId: TOM, clientName: 'Tom Berger' })
  expect(await pressed(<Unwritten />, words.unwritten.writeFor('Tom Berger')))
    .toEqual([['notes.begin', { clientId: TOM, sessionId: SECOND }]])
  call.mockClear()
  expect(await pressed(<Unwritten />, words.unwritten.writeFor('Marta Oliveira')))
    .toEqual([['notes.begin', { clientId: MARTA, sessionId: FIRST }]])
})

const briefOf = (over: Partial<BriefView>): ReactNode => {
  const view: BriefView = {
    ...DAY, now: '2026-11-17T09:45:00.000Z', sessionId: SECOND, clientId: MARTA, clientName: 'Marta Oliveira', state: 'booked',
    startedAt: WHEN.startsAt, endsAt: WHEN.endsAt, number: 3, place: '', others: [], readAt: null, noteId: null,
    noteFrom: '2026-11-17T09:30:00.000Z', last: null, agreed: [], furtherAgreed: 0, promised: [], furtherPromised: 0,
    waiting: [], furtherWaiting: 0, note: null, messages: 0, ...over,
  }
  return <BriefPage view={view} />
}

test('E29: from the brief, the session it is about, from the moment a note would be its own', async () => {
  expect(await pressed(briefOf({}), briefWords.start)).toEqual([['notes.begin', { clientId: MARTA, sessionId: SECOND }]])
  call.mockClear()
  expect(await pressed(briefOf({ now: '2026-11-17T09:30:00.000Z' }), briefWords.start))
    .toEqual([['notes.begin', { clientId: MARTA, sessionId: SECOND }]])
})

test('E29: from the brief before that, none: it says so, and the note is not this session’s', async () => {
  expect(await pressed(briefOf({ now: '2026-11-17T09:29:59.999Z' }), briefWords.write)).toEqual([['notes.begin', { clientId: MARTA }]])
})
