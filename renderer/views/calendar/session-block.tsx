import type { WeekSession } from '../../../shared/ipc/sessions.ts'
import { calendar as words } from '../../strings/calendar.ts'
import { capitalised } from '../../strings/numbers.ts'
import type { Block } from './layout.ts'
import { GroupMark, SeriesMark } from './marks.tsx'

interface Props {
  readonly session: WeekSession
  /** Where it stands; null for one named under the head of the day. */
  readonly block: Block | null
  /** IANA zones of those who live elsewhere, by client. */
  readonly zones: ReadonlyMap<string, string>
  readonly isCurrent: boolean
  readonly isOpen: boolean
  readonly onOpen: () => void
  /** Looked at, by pointer or by keyboard. */
  readonly onGlance: (isGlanced: boolean) => void
}

/** So many lines of a name have room below the time, each of this many pixels. */
const NAME_LINE = 18
const BESIDE_NAME = 26

const isAwaited = ({ people }: WeekSession): boolean => people.some(({ note }) => note === 'awaited')

const classOf = (session: WeekSession, block: Block | null): string => [
  'session', `is-${session.state}`,
  ...(isAwaited(session) ? ['is-awaited'] : []),
  ...(block?.isLine ? ['is-line'] : []),
  ...(block?.lanes === 2 ? ['is-beside'] : []),
].join(' ')

/** One session in its column. A plain button: its words are few, its name for listeners is whole. */
export const SessionBlock = ({ session, block, zones, isCurrent, isOpen, onOpen, onGlance }: Props) => {
  const { id, from, isGroup, isInSeries, people } = session
  const standing = words.standingOf(session)
  const name = block?.lanes === 2 && !isGroup ? words.firstNames(people).join(', ') : words.namesOf(people)
  const lines = block ? Math.max(1, Math.floor((block.height - BESIDE_NAME) / NAME_LINE)) : 1
  return (
    <li
      className={block ? 'placed' : undefined}
      style={block ? {
        top: block.top, height: block.height, left: `${String((block.lane * 100) / block.lanes)}%`,
        width: `${String(100 / block.lanes)}%`,
      } : undefined}
    >
      <button
        type="button"
        id={`session-${id}`}
        className={classOf(session, block)}
        data-stop={id}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={capitalised(words.sentenceOf(session, zones))}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={onOpen}
        onPointerEnter={() => { onGlance(true) }}
        onPointerLeave={() => { onGlance(false) }}
        onFocus={() => { onGlance(true) }}
        onBlur={() => { onGlance(false) }}
      >
        <span className="session-time">
          {from}
          {isInSeries && <SeriesMark />}
          {isGroup && <GroupMark />}
          {standing !== '' && <span className="session-standing">{standing}</span>}
        </span>
        <span
          className={lines === 1 ? 'session-name words is-one' : 'session-name words'}
          style={lines === 1 ? undefined : { WebkitLineClamp: lines }}
        >
          <bdi>{name}</bdi>
        </span>
      </button>
    </li>
  )
}
