/** Asking an open practice, and the notes that are written into it. */
import type { Answer } from '../../../shared/ipc/define.ts'

/** What was answered; throws when it was refused. */
export const valueOf = async <Value>(answer: Promise<Answer<Value>> | Answer<Value>): Promise<Value> => {
  const settled = await answer
  if (!settled.ok) throw new Error(`refused: ${JSON.stringify(settled)}`)
  return settled.value
}

export const AGREED = [
  '[] Leave the next report alone until Ravi asks', '[] Walk before breakfast, in 10 days',
  '-> @coach send her the ladder tomorrow',
]

/** 2 KB. */
export const noteOf = (time: number): string =>
  `${`Session ${String(time)}. She told of the Monday meeting again, and of what it costs her. `.repeat(27)}\n\n${AGREED.join('\n')}`
