import { words } from '../strings/words.ts'

/** Says, in every screen, that this runtime is for tests and evaluation only. */
export const EvaluationBand = () => <p className="evaluation-band">{words.evaluation}</p>
