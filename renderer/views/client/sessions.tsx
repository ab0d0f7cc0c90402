import { useRef, useState, type RefObject } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { ClientSession, ClientSessionsView } from '../../../shared/ipc/sessions.ts'
import { useRole } from '../../app/role.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { ChevronDown } from '../../components/icons.tsx'
import { useFocusKept } from '../../components/use-focus-kept.ts'
import { clockIn, exactInstant } from '../../strings/dates.ts'
import { sessions as words } from '../../strings/sessions.ts'
import { another, toMove, type Begun } from '../calendar/begun.ts'
import { BookingDialog } from '../calendar/booking-dialog.tsx'
import { useSessionActs } from '../calendar/use-session-acts.ts'
import { SessionRow } from './session-row.tsx'

const said = words.ofClient

/** So many stand below the next one; the calendar has the others. */
const MOST_SHOWN = 4

/** Her sessions: the next one, and how to book, move or cancel one. */
export const ClientSessions = ({ clientId }: { readonly clientId: string }) => {
  const asked = useQuery('client.sessions', { clientId })
  const section = useRef<HTMLElement>(null)
  if (asked.state === 'loading') return null
  return (
    <section ref={section} className="section client-sessions" aria-label={said.head}>
      <h2 className="head">{said.head}</h2>
      {asked.state === 'failed'
        ? <FailureNotice error={asked.error} again={asked.again} />
        : <Sessions view={asked.value} section={section} />}
    </section>
  )
}

/** A session with a note stands among the notes already, for whoever can read them. */
const isTold = ({ state, note, moves }: ClientSession): boolean => state === 'held' && note === 'written' && moves.length === 0

interface Props {
  readonly view: ClientSessionsView
  readonly section: RefObject<HTMLElement | null>
}

const Sessions = ({ view, section }: Props) => {
  const { client, next, upcoming, past, today, zone } = view
  const acts = useSessionActs()
  const isCoach = useRole() === 'coach'
  const book = useRef<HTMLButtonElement>(null)
  // A session that is cancelled goes into the fold, with the step that had the focus.
  useFocusKept(section, book)
  const [begun, setBegun] = useState<Begun | null>(null)
  // What has ended and waits for a word is not folded away.
  const waiting = past.filter(({ note }) => note === 'awaited')
  const over = past.filter((session) => session.note !== 'awaited' && !(isCoach && isTold(session)))
  const row = (session: ClientSession) => (
    <SessionRow
      key={session.id}
      session={session}
      view={view}
      acts={acts}
      onMove={() => { setBegun(toMove([client], session, view)) }}
    />
  )
  const close = () => {
    setBegun(null)
    requestAnimationFrame(() => { if (document.activeElement === document.body) book.current?.focus() })
  }
  return (
    <>
      <p className={next ? undefined : 'second'}>{next ? <Next session={next} view={view} /> : said.none}</p>
      {(waiting.length > 0 || upcoming.length > 0) && (
        <ul className="session-rows">{[...waiting, ...upcoming.slice(0, MOST_SHOWN)].map(row)}</ul>
      )}
      {upcoming.length > MOST_SHOWN && <p className="hint">{said.moreBooked(upcoming.length - MOST_SHOWN)}</p>}
      <Button ref={book} className="step" onPress={() => { setBegun(another(view)) }}>{words.form.book}</Button>
      {over.length > 0 && (
        <Disclosure>
          <Heading level={3} className="head">
            <Button slot="trigger" className="fold">
              {isCoach ? said.other(over.length) : said.past(over.length)} <ChevronDown />
            </Button>
          </Heading>
          <DisclosurePanel><ul className="session-rows is-past">{over.map(row)}</ul></DisclosurePanel>
        </Disclosure>
      )}
      {begun && <BookingDialog {...begun} today={today} zone={zone} onClose={close} />}
    </>
  )
}

/** When she is met next, as one would say it, and what the clock shows where she lives. */
const Next = ({ session, view }: { readonly session: ClientSession, readonly view: ClientSessionsView }) => (
  <time dateTime={session.startsAt} title={exactInstant(session.startsAt, view.zone)}>
    {said.nextIs(words.nextInWords(session, view.today))}
    {view.client.zone !== null && <span className="second"> {said.there(clockIn(session.startsAt, view.client.zone, session.day))}</span>}
  </time>
)
