import { mondayBefore, MOMENTUM_WEEKS } from '../../shared/domain/momentum/weeks.ts'
import { momentum as words } from '../strings/momentum.ts'
import { weekLook, sessionLook, type Momentum, type Week } from './momentum-look.ts'

/** Everything stands on whole pixels: drawn so, it is crisp on a plain screen too. */
const SIZES = {
  row: { bar: 5, pitch: 9, high: 16, low: 3, dot: 2, round: 1 },
  page: { bar: 11, pitch: 20, high: 32, low: 5, dot: 3, round: 2 },
} as const

/** What the name of a month takes: pixels. */
const MONTH_WIDTH = 26
const MONTH_HEIGHT = 16

type Size = (typeof SIZES)[keyof typeof SIZES]

/** Room above a bar for the mark of a setback: as high as half a bar is wide, and a gap. */
const headroom = ({ bar }: Size): number => (bar + 1) / 2 + 2

interface Props {
  readonly momentum: Momentum
  readonly today: string
  readonly size: keyof typeof SIZES
  /** For the sessions and the months below the weeks, and a column's words under the pointer; not in a row. */
  readonly weeks?: readonly Week[]
}

/** Twelve weeks at a glance (E42), with a sentence for whoever does not see them. */
export const MomentumStrip = ({ momentum, today, size, weeks }: Props) => {
  const { bar, pitch, high } = SIZES[size]
  const { due } = momentum
  const width = (due.length - 1) * pitch + bar
  const top = headroom(SIZES[size])
  const height = top + high + (weeks ? 30 : 0)
  return (
    <svg
      className="strip"
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      role="img"
      aria-label={words.sentence(momentum, today)}
    >
      {due.map((_, place) => (
        <g key={place} transform={`translate(${String(place * pitch)} 0)`}>
          {weeks && <title>{words.column(momentum, place, today)}</title>}
          {weeks && <rect className="hit" width={bar} height={height} />}
          <Column momentum={momentum} place={place} size={SIZES[size]} />
          {weeks?.[place] && <Session week={weeks[place]} y={top + high + 5} middle={(bar - 1) / 2} />}
        </g>
      ))}
      {weeks && monthsOf(weeks.map(({ monday }) => monday), pitch).map(({ place, monday }) => (
        <text key={monday} x={place * pitch} y={height - 2}>{words.month(monday)}</text>
      ))}
    </svg>
  )
}

const Column = ({ momentum: { due, done, setbacks }, place, size }:
{ readonly momentum: Momentum, readonly place: number, readonly size: Size }) => {
  const { bar, high, low, dot, round } = size
  const [of = 0, did = 0, back = 0] = [due[place], done[place], setbacks[place]]
  const look = weekLook(of, did, place === due.length - 1)
  const top = headroom(size)
  const floor = top + high
  const filled = { rest: 0, none: low, some: high / 2, all: high, now: Math.round((did / Math.max(of, 1)) * high) }[look]
  return (
    <>
      {back > 0 && <path className="back" d={arrowhead(bar)} />}
      {look === 'rest' && <rect className="rest" x={(bar - dot) / 2} y={floor - dot} width={dot} height={dot} />}
      {filled > 0 && <rect className={look} y={floor - filled} width={bar} height={filled} rx={round} />}
      {look === 'now' && (
        <rect className="outline" x={0.5} y={top + 0.5} width={bar - 1} height={high - 1} rx={round} />
      )}
    </>
  )
}

/** A small triangle that points down, in steps of whole pixels. */
const arrowhead = (width: number): string => {
  const steps = Array.from({ length: (width - 1) / 2 })
  return `M0 0h${String(width)}v1${steps.map(() => 'h-1v1').join('')}h-1${steps.map(() => 'v-1h-1').join('')}z`
}

/** Held is a full dot, booked an open one, missed a stroke. */
const Session = ({ week, y, middle }: { readonly week: Week, readonly y: number, readonly middle: number }) => {
  switch (sessionLook(week)) {
    case 'held': return <rect className="held" x={middle - 2} y={y} width={5} height={5} rx={2.5} />
    case 'booked': return <rect className="booked" x={middle - 1.5} y={y + 0.5} width={4} height={4} rx={2} />
    case 'missed': return <rect className="missed" x={middle - 3} y={y + 2} width={7} height={2} />
    case null: return null
  }
}

type Named = { readonly place: number, readonly monday: string }

/** The weeks at which a month is named: its first one, unless the next month’s name would stand on it. */
const monthsOf = (mondays: readonly string[], pitch: number): readonly Named[] => {
  const firsts = mondays
    .map((monday, place) => ({ place, monday }))
    .filter(({ place, monday }) => monday.slice(0, 7) !== mondays[place - 1]?.slice(0, 7))
  return firsts.filter(({ place }, nth) =>
    ((firsts[nth + 1]?.place ?? mondays.length + 1) - place) * pitch >= MONTH_WIDTH)
}

/** The names of the months over a list of strips; each strip says its own weeks. */
export const MomentumMonths = ({ today, size }: Pick<Props, 'today' | 'size'>) => {
  const { bar, pitch } = SIZES[size]
  const mondays = Array.from({ length: MOMENTUM_WEEKS }, (_, place) => mondayBefore(today, MOMENTUM_WEEKS - 1 - place))
  return (
    <svg className="strip" width={(MOMENTUM_WEEKS - 1) * pitch + bar} height={MONTH_HEIGHT} aria-hidden="true">
      {monthsOf(mondays, pitch).map(({ place, monday }) => (
        <text key={monday} x={place * pitch} y={MONTH_HEIGHT - 4}>{words.month(monday)}</text>
      ))}
    </svg>
  )
}
