import { NUDGE_STAGES, type NudgePlan, type NudgeStage } from '../../../shared/schemas/nudge-plan.ts'
import { nudgeSettings as words, waysOf, type Way } from '../../strings/nudges.ts'
import { Choice } from './choice.tsx'

interface Props {
  readonly plan: NudgePlan
  /** Answers whether it was kept. */
  readonly onChoose: (stage: NudgeStage, way: Way) => Promise<boolean>
  /** Why the last choice was not kept; null if nothing stood in the way. */
  readonly error: string | null
}

/** A plan: each of its nudges, and by which way it goes. */
export const NudgeStages = ({ plan, onChoose, error }: Props) => (
  <div className="nudging-stages">
    {NUDGE_STAGES.map((stage, index) => (
      <Choice
        key={stage}
        legend={words.stage[stage]}
        options={waysOf}
        value={plan[stage]}
        onChoose={(way) => onChoose(stage, way)}
        error={index === NUDGE_STAGES.length - 1 ? error : null}
      />
    ))}
  </div>
)
