import { useState } from 'react'
import type { LetterRow } from '../../../shared/ipc/nudges.ts'
import type { Letter } from '../../../shared/schemas/letters.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { letters as words } from '../../strings/letters.ts'
import { isSame, keyOf, type Words } from './letters-words.ts'

export interface Letters {
  /** As it stands in the fields: as it is kept, or as it was changed since. */
  readonly letterOf: (row: LetterRow) => Letter
  readonly type: (row: LetterRow, words: Words) => void
  /** Answers whether it is kept. */
  readonly keep: (row: LetterRow) => Promise<boolean>
  readonly keepAll: () => Promise<boolean>
  readonly reset: (row: LetterRow) => Promise<void>
  /** Those that were changed and not kept. */
  readonly unkept: readonly Letter[]
  readonly problem: string | null
}

/** What is typed stays while she looks at another letter, until it is kept or left. */
export const useLetters = (rows: readonly LetterRow[]): Letters => {
  const { offer } = useUndo()
  const [typed, setTyped] = useState<ReadonlyMap<string, Words>>(new Map())
  const [problem, setProblem] = useState<string | null>(null)
  const forget = (letter: Letter) => {
    setTyped((old) => new Map([...old].filter(([key]) => key !== keyOf(letter))))
  }
  const letterOf = ({ letter }: LetterRow): Letter => ({ ...letter, ...typed.get(keyOf(letter)) })
  const isChanged = (row: LetterRow): boolean => !isSame(letterOf(row), row.letter)

  const keep = async (row: LetterRow): Promise<boolean> => {
    const letter = letterOf(row)
    const answer = await call('letters.change', { letter })
    setProblem(answer.ok ? null : adviceFor(answer.error))
    if (!answer.ok) return false
    forget(letter)
    offer({ sentence: words.kept(letter.kind, letter.channel), changeId: answer.value.changeId })
    return true
  }
  const keepAll = async (): Promise<boolean> => {
    for (const row of rows.filter(isChanged)) if (!await keep(row)) return false
    return true
  }
  const reset = async ({ letter: { kind, channel } }: LetterRow): Promise<void> => {
    const answer = await call('letters.reset', { kind, channel })
    setProblem(answer.ok ? null : adviceFor(answer.error))
    if (answer.ok) offer({ sentence: words.wasReset(kind, channel), changeId: answer.value.changeId })
  }
  return {
    letterOf, keep, keepAll, reset, problem,
    type: ({ letter }, { subject, text }) => { setTyped((old) => new Map([...old, [keyOf(letter), { subject, text }]])) },
    unkept: rows.filter(isChanged).map(letterOf),
  }
}
