import { useId, useRef, useState } from 'react'
import type { ToSendEntry, ToSendView } from '../../../shared/ipc/nudges.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { RovingGroup } from '../../components/roving.tsx'
import { useFocusPassedOn } from '../../components/use-focus-passed-on.ts'
import { VirtualList } from '../../components/virtual-list.tsx'
import { toSend as words } from '../../strings/to-send.ts'
import { useFew, type Measure } from './few.ts'
import { MoreStep } from './more-step.tsx'
import { Entry } from './to-send-entry.tsx'
import { LetGoLate } from './to-send-late.tsx'
import { idOf, lateIn, onToday } from './to-send-words.ts'

/** So many stand on Today; the others are a step away. */
const MESSAGES: Measure = { whole: 4, first: 4 }

/** The height of an entry with a line of its letter, in pixels. */
const ENTRY_HEIGHT = 61

/** Messages that are ready: one a person (E36). Nothing is sent by itself. */
export const ToSend = () => {
  const asked = useQuery('toSend', {})
  // Today stays quiet while it asks, and where there is nothing to send.
  if (asked.state === 'loading') return null
  if (asked.state === 'failed') {
    return <section className="section" aria-label={words.head}><FailureNotice error={asked.error} again={asked.again} /></section>
  }
  const { today, zone, at } = asked.value
  const entries = onToday(asked.value.entries)
  return entries.length === 0 ? null : <Ready entries={entries} today={today} zone={zone} at={at} />
}

interface Props extends Pick<ToSendView, 'today' | 'zone' | 'at'> {
  readonly entries: readonly ToSendEntry[]
}

/** All of them; there is at least one. */
export const Ready = ({ entries, today, zone, at }: Props) => {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  useFocusPassedOn(section)
  const few = useFew()('messages', entries, MESSAGES)
  /** The one whose letter is open. */
  const [read, setRead] = useState<string | null>(null)
  /** Those that were opened or copied, and may have been sent. */
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  const late = lateIn(entries)
  return (
    <section ref={section} className="section to-send" aria-labelledby={id}>
      <h2 ref={head} className="head is-counted" id={id} tabIndex={-1}>{words.head} <span className="hint">{words.count(entries.length)}</span></h2>
      <RovingGroup ids={few.shown.map(idOf)}>
        <VirtualList
          as="ul"
          className="to-send-list"
          label={words.head}
          entries={few.shown}
          idOf={idOf}
          estimate={ENTRY_HEIGHT}
          render={(entry) => (
            <Entry
              entry={entry}
              today={today}
              zone={zone}
              isRead={read === idOf(entry)}
              onRead={(isRead) => { setRead(isRead ? idOf(entry) : null) }}
              asksSent={asked.has(idOf(entry))}
              onAsk={(asks) => { setAsked((old) => (asks ? joined : without)(old, idOf(entry))) }}
            />
          )}
        />
        <MoreStep few={few} next={few.next && idOf(few.next)} headId={id} />
      </RovingGroup>
      {late > 1 && <div className="to-send-foot"><LetGoLate late={late} by={at} next={head} /></div>}
      <Keys />
    </section>
  )
}

/** What one key does on a message. Decoration: the messages say their keys themselves. */
const Keys = () => (
  <p className="keys caption" aria-hidden="true">
    {words.letters.map(([letter, meaning]) => <span key={letter}><b>{letter}</b> {meaning}</span>)}
  </p>
)

const joined = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => new Set([...ids, id])
const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => new Set([...ids].filter((one) => one !== id))
