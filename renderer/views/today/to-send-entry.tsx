import { useRef, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import type { ToSendEntry } from '../../../shared/ipc/nudges.ts'
import { useNavigation } from '../../app/navigation.ts'
import { ItemMark } from '../../components/item-icons.tsx'
import { useRoving } from '../../components/roving.tsx'
import { exactInstant } from '../../strings/dates.ts'
import { toSend as words } from '../../strings/to-send.ts'
import { useStepFocus } from './to-send-focus.ts'
import { Letter } from './to-send-letter.tsx'
import { Steps } from './to-send-steps.tsx'
import { useMessage } from './to-send-use-message.ts'
import { gistOf, idOf } from './to-send-words.ts'

export interface EntryProps {
  readonly entry: ToSendEntry
  readonly today: string
  readonly zone: string
  /** The whole letter stands below it. */
  readonly isRead: boolean
  readonly onRead: (isRead: boolean) => void
  /** It was opened or copied: whether it was sent is asked where it stands. */
  readonly asksSent: boolean
  readonly onAsk: (asks: boolean) => void
}

const KEYS = words.letters.map(([letter]) => letter).join(' ')

/**
 * One message to one person. On its ring the letters S, O, C, R and L mark it as sent, open it, copy it, read it and let
 * it go.
 */
export const Entry = ({ entry, today, zone, isRead, onRead, asksSent, onAsk }: EntryProps) => {
  const row = useRef<HTMLDivElement>(null)
  const { go } = useNavigation()
  const { current, keepPlace } = useRoving()
  const { open, copy, markSent, letGo, said, problem } = useMessage(entry)
  const followFocus = useStepFocus(row, asksSent ? 'sent' : 'open')
  const id = idOf(entry)
  const isOffTab = current !== id
  const { clientName: name } = entry
  const why = words.why(entry, today, zone)
  const night = words.night(entry, zone)

  const settle = (act: () => void) => () => {
    keepPlace(id)
    act()
  }
  const ask = (done: boolean) => {
    if (!done || asksSent) return
    followFocus()
    onAsk(true)
  }
  const toClient = () => { go({ room: 'client', clientId: entry.clientId }) }
  const acts = {
    open: entry.address === '' ? toClient : () => { void open().then(ask) },
    copy: () => { void copy().then(ask) },
    markSent: settle(markSent),
    letGo: settle(letGo),
    notYet: () => {
      followFocus()
      onAsk(false)
    },
  }
  const letters: Readonly<Record<string, () => void>> = {
    s: acts.markSent, o: acts.open, c: acts.copy, l: acts.letGo, r: () => { onRead(!isRead) },
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return
    const act = letters[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <div ref={row} className="to-send-entry" data-entry-of={id} onKeyDown={onKeyDown}>
      <Button
        className="state is-open"
        aria-label={words.ring(name, entry)}
        // React Aria passes this attribute on to no button of its own accord.
        render={(props) => <button {...props} aria-keyshortcuts={KEYS} />}
        excludeFromTabOrder={isOffTab}
        data-entry={id}
        onPress={acts.markSent}
      >
        <ItemMark look="open" />
      </Button>
      <p className="small to-send-whom">
        <Button className="name-link words" excludeFromTabOrder={isOffTab} onPress={toClient}><bdi>{name}</bdi></Button>
        {' '}
        <span>{words.whatItIs(entry)}</span>
      </p>
      <Steps entry={entry} asksSent={asksSent} isOffTab={isOffTab} {...acts} />
      <div className="to-send-body">
        {why !== '' && (
          <p className={entry.reason === 'expired' ? 'small late' : 'small'} title={exactInstant(entry.since, zone)}>{why}.</p>
        )}
        {night !== '' && <p className="small">{night}.</p>}
        <Button
          className="to-send-read small"
          aria-label={words.read(name, entry)}
          aria-expanded={isRead}
          excludeFromTabOrder={isOffTab}
          onPress={() => { onRead(!isRead) }}
        >
          {isRead ? words.close : <bdi>{gistOf(entry.text)}</bdi>}
        </Button>
        <p className="small" role="status">{said}</p>
        {problem !== null && <p className="small late" role="alert">{problem}</p>}
      </div>
      {isRead && <Letter entry={entry} />}
    </div>
  )
}
