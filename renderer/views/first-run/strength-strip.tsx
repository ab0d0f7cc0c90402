import { Text } from 'react-aria-components'
import { firstRun } from '../../strings/first-run.ts'
import { MARKS, SCALE_WIDTH, strength } from './strength.ts'

const MARK_NAMES = firstRun.field.marks
const LINE = 8.5
const HEAD = 4.5

/** How far the estimate reaches, drawn and said. The drawing is decoration: the sentence says all of it. */
export const StrengthStrip = ({ guesses }: { readonly guesses: number | null }) => {
  const known = guesses === null ? null : strength(guesses)
  // The head stays whole at both ends of the scale.
  const head = Math.min(SCALE_WIDTH - HEAD, Math.max(HEAD, known?.reach ?? 0))
  return (
    <div className="strength">
      <svg width={SCALE_WIDTH} height="40" viewBox={`0 0 ${SCALE_WIDTH} 40`} aria-hidden="true">
        <path className="base" d={`M0 ${LINE}H${SCALE_WIDTH}`} />
        {known && <path className="reach" d={`M0 ${LINE}H${known.reach}`} />}
        {(['day', 'year', 'lifetime'] as const).map((mark) => (
          <g key={mark}>
            <path className="tickmark" d={`M${MARKS[mark]} 4v9`} />
            <text x={MARKS[mark]} y="32" textAnchor="middle">{MARK_NAMES[mark]}</text>
          </g>
        ))}
        {known && <circle className="head-mark" cx={head} cy={LINE} r={HEAD} />}
      </svg>
      <Text slot="description" elementType="p" className="small">{known?.sentence ?? firstRun.field.hint}</Text>
    </div>
  )
}
