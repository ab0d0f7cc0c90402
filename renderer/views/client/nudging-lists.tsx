import { useId, type ReactNode } from 'react'
import { dayIn } from '../../../shared/domain/day.ts'
import { planHolding } from '../../../shared/domain/nudges/whose-plan.ts'
import type { ClientNudgingView, PlannedRow } from '../../../shared/ipc/nudges.ts'
import { dayBriefly, exactInstant } from '../../strings/dates.ts'
import { nudging as words } from '../../strings/nudges.ts'

type Given = Pick<
  ClientNudgingView, 'planned' | 'sent' | 'today' | 'zone' | 'herZone' | 'herDay' | 'herTime' | 'sentThisMonth' | 'practice' | 'nudging'
  | 'program'
>

/** What will be ready, on the client’s own clock; and what was sent lately. */
export const NudgingLists = ({ view }: { readonly view: Given }) => {
  const { planned, sent, today, zone, sentThisMonth, practice, nudging, program } = view
  const isOff = planHolding(nudging, program, practice).plan === null
  return (
    <>
      {(planned.length > 0 || !isOff) && (
        <Listed head={words.coming} none={planned.length === 0 ? words.nothingComing : null}>
          {planned.map((row) => (
            <li key={`${row.kind} ${row.dueAt} ${row.channel}`}>
              <time dateTime={row.dueAt} title={words.plannedExactly(row, view)}>
                {hasBegun(row, view) ? words.ready(row) : words.planned(row, view)}
              </time>
              {row.byHand !== null && <>. <span className="hint">{hintFor(row, view)}</span></>}
            </li>
          ))}
        </Listed>
      )}
      {sent.length > 0 && (
        <Listed head={words.lately} none={null}>
          {sent.map((row) => (
            <li key={row.id}>
              {words.sent(row)}
              {', '}
              <time className="second" dateTime={row.at} title={exactInstant(row.at, zone)}>
                {dayBriefly(dayIn(row.at, zone), today)}
              </time>
            </li>
          ))}
        </Listed>
      )}
      {sentThisMonth > 0 && <p className="hint">{words.sentThisMonth(sentThisMonth, practice.mostAMonth)}</p>}
    </>
  )
}

/** By her own clock; days and times sort as text. */
const hasBegun = (row: PlannedRow, { herDay, herTime }: Given): boolean =>
  `${row.herDay} ${row.herTime}` <= `${herDay} ${herTime}`

const hintFor = (row: PlannedRow, view: Given): string =>
  (row.byHand === 'expired' && hasBegun(row, view) ? words.wentBy : words.byHand(row))

const Listed = ({ head, none, children }: {
  readonly head: string, readonly none: string | null, readonly children: ReactNode
}) => {
  const id = useId()
  return (
    <div className="nudging-list">
      <h3 className="small" id={id}>{head}</h3>
      {none === null ? <ul aria-labelledby={id}>{children}</ul> : <p className="second">{none}</p>}
    </div>
  )
}
