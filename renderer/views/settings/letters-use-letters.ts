import { useEffect, useRef, useState } from 'react'
import type { LetterRow } from '../../../shared/ipc/nudges.ts'
import type { Letter } from '../../../shared/schemas/letters.ts'
import { call } from '../../api.ts'
import { useLetterDrafts } from '../../app/letter-drafts.tsx'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { letters as words } from '../../strings/letters.ts'
import { isSame, keptAs, keyOf, typedInto, type Words } from './letters-words.ts'

export interface Letters {
  /** As they are kept; one that was kept just now, too. */
  readonly rows: readonly LetterRow[]
  /** As it stands in the fields: as it is kept, or as it was changed since. */
  readonly letterOf: (row: LetterRow) => Letter
  readonly type: (row: LetterRow, words: Words) => void
  /** Answers whether it is kept. */
  readonly keep: (row: LetterRow) => Promise<boolean>
  readonly keepAll: () => Promise<boolean>
  /** Forgets what was typed and not kept. */
  readonly leaveAll: () => void
  readonly reset: (row: LetterRow) => Promise<void>
  /** Those that were changed and not kept. */
  readonly unkept: readonly Letter[]
  readonly problem: string | null
}

/** What was kept last, until the practice shows it: then there are other rows than these. */
interface Kept {
  readonly rows: readonly LetterRow[]
  readonly letters: ReadonlyMap<string, Letter>
}

/** What is typed stays while she looks at another letter or goes to another room, until it is kept or left. */
export const useLetters = (rows: readonly LetterRow[]): Letters => {
  const { offer } = useUndo()
  const { drafts, change } = useLetterDrafts()
  const [problem, setProblem] = useState<string | null>(null)
  const [kept, setKept] = useState<Kept>({ rows, letters: new Map() })
  const latest = useRef(rows)
  useEffect(() => { latest.current = rows })

  const standing = rows.map((row): LetterRow => {
    const letter = kept.rows === rows ? kept.letters.get(keyOf(row.letter)) : undefined
    return letter ? { ...row, letter, isStandard: isSame(letter, row.standard) } : row
  })
  const letterOf = ({ letter }: LetterRow): Letter => ({ ...letter, ...drafts.get(keyOf(letter)) })
  const changed = standing.filter((row) => !isSame(letterOf(row), row.letter))

  const keep = async (row: LetterRow): Promise<boolean> => {
    const letter = letterOf(row)
    const answer = await call('letters.change', { letter })
    setProblem(answer.ok ? null : adviceFor(answer.error))
    if (!answer.ok) return false
    const at = latest.current
    setKept((old) => ({ rows: at, letters: new Map([...old.rows === at ? old.letters : [], [keyOf(letter), letter]]) }))
    change((old) => keptAs(old, letter))
    offer({ sentence: words.kept(letter.kind, letter.channel), changeId: answer.value.changeId })
    return true
  }
  const keepAll = async (): Promise<boolean> => {
    for (const row of changed) if (!await keep(row)) return false
    return true
  }
  const reset = async ({ letter: { kind, channel } }: LetterRow): Promise<void> => {
    const answer = await call('letters.reset', { kind, channel })
    setProblem(answer.ok ? null : adviceFor(answer.error))
    if (answer.ok) offer({ sentence: words.wasReset(kind, channel), changeId: answer.value.changeId })
  }
  return {
    rows: standing, letterOf, keep, keepAll, reset, problem,
    type: ({ letter }, typed) => { change((old) => typedInto(old, letter, typed)) },
    leaveAll: () => { change(() => new Map()) },
    unkept: changed.map(letterOf),
  }
}
