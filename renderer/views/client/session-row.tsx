import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { dayIn, timeIn } from '../../../shared/domain/day.ts'
import type { ClientSession, ClientSessionsView } from '../../../shared/ipc/sessions.ts'
import { ChevronDown } from '../../components/icons.tsx'
import { exactInstant } from '../../strings/dates.ts'
import { capitalised } from '../../strings/numbers.ts'
import { sessions as words } from '../../strings/sessions.ts'
import type { SessionActs } from '../calendar/use-session-acts.ts'

interface Props {
  readonly session: ClientSession
  readonly view: Pick<ClientSessionsView, 'today' | 'zone' | 'at' | 'client'>
  readonly acts: SessionActs
  readonly onMove: () => void
}

const said = words.ofClient

/** What else is to be known of it, in few words. */
const facts = ({ isGroup, isInSeries, moves, state, note }: ClientSession, { today, zone }: Props['view']): readonly string[] => {
  const from = moves.at(-1)?.from
  const standing = note === 'awaited' ? said.awaited : note === 'waived' ? said.waived : said.states[state]
  return [
    ...(state === 'booked' && note !== 'awaited' ? [] : [standing]),
    ...(isGroup ? [said.group] : []),
    ...(isInSeries && state === 'booked' ? [said.series] : []),
    ...(from === undefined ? [] : [said.movedFrom(words.sessionTime(dayIn(from, zone), timeIn(from, zone), today))]),
  ]
}

/** One session of hers: when, what became of it, and what can be done with it. */
export const SessionRow = ({ session, view, acts, onMove }: Props) => {
  const { startsAt, day, from, place, note } = session
  const when = words.sessionTime(day, from, view.today)
  const known = facts(session, view).join(', ')
  return (
    <li className="session-row">
      <div>
        <time dateTime={startsAt} title={exactInstant(startsAt, view.zone)}>{capitalised(when)}</time>
        {known !== '' && <span className={note === 'awaited' ? 'second late' : 'second'}>{`, ${known}`}</span>}
        {place !== '' && session.state === 'booked' && <p className="hint session-place"><bdi>{place}</bdi></p>}
      </div>
      <Steps session={session} view={view} acts={acts} onMove={onMove} label={said.more(when)} />
    </li>
  )
}

type Step = 'move' | 'cancel' | 'cancel-later' | 'miss' | 'reopen'

const stepsOf = ({ state, startsAt, laterInSeries }: ClientSession, at: string): readonly Step[] => {
  if (state === 'held') return []
  if (state !== 'booked') return ['reopen']
  return [
    'move', 'cancel', ...(laterInSeries > 0 ? ['cancel-later' as const] : []), ...(startsAt <= at ? ['miss' as const] : []),
  ]
}

const Steps = ({ session, view, acts, onMove, label }: Props & { readonly label: string }) => {
  const { id, state, laterInSeries } = session
  const steps = stepsOf(session, view.at)
  if (steps.length === 0) return null
  const names: Readonly<Record<Step, string>> = {
    'move': words.acts.move,
    'cancel': laterInSeries > 0 ? words.acts.cancelOne : words.acts.cancel,
    'cancel-later': words.acts.cancelLater(laterInSeries),
    'miss': words.acts.missed,
    'reopen': state === 'missed' ? words.acts.reopenMissed : words.acts.reopenCancelled,
  }
  const act = (step: Step) => {
    switch (step) {
      case 'move': onMove(); return
      case 'cancel': void acts.cancel(id, false); return
      case 'cancel-later': void acts.cancel(id, true); return
      case 'miss': void acts.miss(id, view.client.name); return
      case 'reopen': void acts.reopen(id)
    }
  }
  return (
    <MenuTrigger>
      <Button className="step" aria-label={label}>{said.change} <ChevronDown /></Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu className="menu" autoFocus="first" aria-label={label} onAction={(key) => { act(key as Step) }}>
          {steps.map((step) => <MenuItem key={step} id={step} className="menu-item" textValue={names[step]}>{names[step]}</MenuItem>)}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
