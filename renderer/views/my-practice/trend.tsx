import type { Figure } from '../../../shared/ipc/measures.ts'
import { figureOf, measures as words, monthWords } from '../../strings/measures.ts'
import { pointsOf, type Point } from './figures.ts'

const WIDTH = 108
const HEIGHT = 40
const INSET = 4

interface Props {
  readonly figure: Figure
  readonly months: readonly string[]
  readonly today: string
}

/** A small line over twelve months with its points; a month of which nothing can be said leaves a gap. */
export const Trend = ({ figure, months, today }: Props) => {
  const points = pointsOf(figure)
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const said = ({ value }: Point) => figureOf(figure.measure, value)
  const monthOf = ({ index }: Point) => monthWords(months[index] ?? '', today)
  const x = ({ index }: Point) => INSET + index * (WIDTH - 2 * INSET) / Math.max(1, months.length - 1)
  const y = ({ value }: Point) => INSET + (1 - value) * (HEIGHT - 2 * INSET)
  const line = points.map((point, place) =>
    `${place > 0 && points[place - 1]?.index === point.index - 1 ? 'L' : 'M'}${x(point).toFixed(1)} ${y(point).toFixed(1)}`)
  const label = first === last ? words.onlyIn(said(last), monthOf(last))
    : words.trendOf(said(first), monthOf(first), said(last), monthOf(last))
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} role="img" aria-label={label}>
      <path className="start" d={`M${String(INSET)} ${y(first).toFixed(1)}H${String(WIDTH - INSET)}`} />
      <path className="line" d={line.join('')} />
      {points.slice(0, -1).map((point) => <circle key={point.index} className="point" cx={x(point)} cy={y(point)} r={1.75} />)}
      <circle className="last" cx={x(last)} cy={y(last)} r={3} />
    </svg>
  )
}
