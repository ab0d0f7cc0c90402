import { words } from '../strings/words.ts'

/** Says, in every screen, that this runtime is for tests and evaluation only. */
export const EvaluationBand = () => (
  <aside className="evaluation-band" aria-label={words.evaluationLabel}>{words.evaluation}</aside>
)
