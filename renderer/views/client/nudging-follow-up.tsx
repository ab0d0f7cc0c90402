import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { dayIn } from '../../../shared/domain/day.ts'
import type { ToSendEntry } from '../../../shared/ipc/nudges.ts'
import type { TimelineEntry } from '../../../shared/ipc/views.ts'
import { useRole } from '../../app/role.ts'
import { useQuery } from '../../app/use-query.ts'
import { useFocusPassedOn } from '../../components/use-focus-passed-on.ts'
import { dayBriefly } from '../../strings/dates.ts'
import { toSend as words } from '../../strings/to-send.ts'
import { useStepFocus } from '../today/to-send-focus.ts'
import { Letter } from '../today/to-send-letter.tsx'
import { Steps } from '../today/to-send-steps.tsx'
import { useMessage } from '../today/to-send-use-message.ts'
import { lastAgreed } from './nudging-last-agreed.ts'

interface Props {
  readonly timeline: readonly TimelineEntry[]
}

/** After a session: her own letter about what was agreed in it, for seven days (E36). Two presses to the mail program. */
export const FollowUp = ({ timeline }: Props) => {
  const note = lastAgreed(timeline)
  return useRole() === 'coach' && note !== null ? <Asked key={note.noteId} note={note} /> : null
}

const Asked = ({ note }: { readonly note: TimelineEntry }) => {
  const asked = useQuery('followUp', { noteId: note.noteId })
  if (asked.state !== 'ready' || asked.value.entry === null) return null
  const { entry, today, zone } = asked.value
  return <Ready entry={entry} things={note.agreed} day={dayBriefly(dayIn(note.begunAt, zone), today)} />
}

const Ready = ({ entry, things, day }: { readonly entry: ToSendEntry, readonly things: number, readonly day: string }) => {
  const [isRead, setRead] = useState(false)
  const [asksSent, setAsksSent] = useState(false)
  const { open, copy, markSent, letGo, said, problem } = useMessage(entry)
  const section = useRef<HTMLElement>(null)
  useFocusPassedOn(section)
  const followFocus = useStepFocus(section, !isRead ? null : asksSent ? 'sent' : 'open')
  const ask = (done: boolean) => {
    if (!done || asksSent) return
    followFocus()
    setAsksSent(true)
  }
  // Where nothing is known to write to, the way there is to add it: further down this page.
  const toContact = () => { section.current?.closest('main')?.querySelector<HTMLElement>('.contact button')?.focus() }
  return (
    <section ref={section} className="section follow-up" aria-label={words.followUp.label}>
      <p className="follow-up-line">
        <span>{words.followUp.sentence(things, day)}</span>
        {!isRead && (
          <Button
            className="step"
            onPress={() => {
              followFocus()
              setRead(true)
            }}
          >
            {words.followUp.write(entry.clientName)}
          </Button>
        )}
      </p>
      {isRead && (
        <Letter entry={entry}>
          <p className="small" role="status">{said}</p>
          {problem !== null && <p className="small late" role="alert">{problem}</p>}
          <Steps
            entry={entry}
            asksSent={asksSent}
            isOffTab={false}
            open={entry.address === '' ? toContact : () => { void open().then(ask) }}
            copy={() => { void copy().then(ask) }}
            markSent={markSent}
            letGo={letGo}
            notYet={() => {
              followFocus()
              setAsksSent(false)
            }}
          />
        </Letter>
      )}
    </section>
  )
}
