import type { KeyboardEvent, MouseEvent } from 'react'
import { timeIn } from '../../../shared/domain/day.ts'
import type { WeekSession, WeekView } from '../../../shared/ipc/sessions.ts'
import { calendar as words } from '../../strings/calendar.ts'
import { headOf, minuteOf, timeOf, type DayColumn, type Week } from './days.ts'
import { minuteAt, topOf, type Block, type Hour } from './layout.ts'
import { SessionBlock } from './session-block.tsx'
import { stepFrom } from './steps.ts'

interface Props {
  readonly view: Pick<WeekView, 'today' | 'at' | 'zone'>
  readonly week: Week
  readonly zones: ReadonlyMap<string, string>
  /** The stop of the Tab key: the head of a day, or a session. */
  readonly current: string
  readonly onCurrent: (id: string) => void
  /** The session whose details are open. */
  readonly openId: string | null
  readonly onOpen: (id: string) => void
  readonly onGlance: (id: string | null) => void
  /** `time` is left out where only a day was chosen. */
  readonly onBook: (day: string, time?: string) => void
}

/** The days side by side over the same hours. One stop for Tab; the arrows go from there. */
export const Grid = (props: Props) => {
  const { week, view, current, onCurrent } = props
  const { hours, height } = week.layout
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { target } = event
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(target instanceof HTMLElement)) return
    const from = target.dataset['stop']
    const to = from === undefined ? null : stepFrom(week.steps, from, event.key)
    if (to === null) return
    event.preventDefault()
    onCurrent(to)
    event.currentTarget.querySelector<HTMLElement>(`[data-stop="${to}"]`)?.focus()
  }
  return (
    <div
      className="week-grid"
      role="group"
      aria-label={words.week}
      style={{ gridTemplateColumns: `44px ${week.columns.map(({ isSpare }) => (isSpare ? '56px' : 'minmax(0, 1fr)')).join(' ')}` }}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const stop = target.dataset['stop']
        if (stop !== undefined) onCurrent(stop)
      }}
    >
      <div className="week-hours" aria-hidden="true" style={{ height }}>
        {hours.map(({ hour, top }) => <span key={hour} style={{ top }}>{words.hour(hour)}</span>)}
      </div>
      {week.columns.map((column, index) => (
        <Day
          key={column.day}
          {...props}
          column={column}
          place={{ gridColumn: index + 2 }}
          blocks={week.layout.columns[index] ?? []}
          now={column.day === view.today ? minuteOf(timeIn(view.at, view.zone)) : null}
          current={current}
        />
      ))}
    </div>
  )
}

interface DayProps extends Props {
  readonly column: DayColumn
  /** Where its three parts stand: each in the row all days have in common. */
  readonly place: { readonly gridColumn: number }
  readonly blocks: readonly Block[]
  /** Minutes of the day it is; null for every day but today. */
  readonly now: number | null
}

const Day = ({ column, place, blocks, now, ...rest }: DayProps) => {
  const { week, view, zones, current, openId, onOpen, onGlance, onBook } = rest
  const { day, sessions, cancelled, isSpare } = column
  const { hours, height } = week.layout
  const isToday = day === view.today
  const one = (session: WeekSession, block: Block | null) => (
    <SessionBlock
      key={session.id}
      session={session}
      block={block}
      zones={zones}
      isCurrent={current === session.id}
      isOpen={openId === session.id}
      onOpen={() => { onOpen(session.id) }}
      onGlance={(isGlanced) => { onGlance(isGlanced ? session.id : null) }}
    />
  )
  // For the pointer alone, beside the head of the day, which books by keyboard.
  const bookThere = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('button')) return
    onBook(day, timeOf(minuteAt(hours, event.clientY - event.currentTarget.getBoundingClientRect().top)))
  }
  return (
    <section className={`week-day${isToday ? ' is-today' : ''}${isSpare ? ' is-spare' : ''}${day < view.today ? ' is-over' : ''}`}>
      <h2 style={place}>
        <button
          type="button"
          className="week-head"
          data-stop={headOf(day)}
          tabIndex={current === headOf(day) ? 0 : -1}
          aria-label={words.dayHead(day, sessions.length, isToday)}
          {...(isToday ? { 'aria-current': 'date' as const } : {})}
          onClick={() => { onBook(day) }}
        >
          <span className="week-name">{words.dayShort(day)}</span> <span className="week-date">{words.dayDate(day)}</span>
        </button>
      </h2>
      {cancelled.length > 0 && (
        <ul className="week-cancelled" style={place} aria-label={words.cancelledOn}>{cancelled.map((session) => one(session, null))}</ul>
      )}
      <div className="week-column" style={{ ...place, height }} onClick={bookThere}>
        <HourLines hours={hours} />
        <ol>
          {blocks.map((block) => {
            const session = sessions.find(({ id }) => id === block.id)
            return session && one(session, block)
          })}
        </ol>
        {now !== null && <NowLine hours={hours} minute={now} />}
      </div>
    </section>
  )
}

const HourLines = ({ hours }: { readonly hours: readonly Hour[] }) =>
  hours.map(({ hour, top }) => <i key={hour} className="week-line" style={{ top }} aria-hidden="true" />)

const NowLine = ({ hours, minute }: { readonly hours: readonly Hour[], readonly minute: number }) => {
  const top = topOf(hours, minute)
  return top !== null && <span className="week-now" style={{ top }} title={words.now(timeOf(minute))} />
}
