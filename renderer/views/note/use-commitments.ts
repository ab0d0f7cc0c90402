import { useCallback, useMemo, useState } from 'react'
import { matchProposals, type Commitment } from '../../../shared/domain/commitments.ts'
import type { NoteView } from '../../../shared/ipc/views.ts'
import type { Correction } from '../../../shared/schemas/notes.ts'
import { carried, withChange, type Change } from './corrections.ts'
import type { Numbered } from './proposals.tsx'

/** What is read in the note while it is typed: the commitment lines as proposals, and the beginning of its words. */
export const useCommitments = (note: NoteView, confirmed: NoteView['confirmed']) => {
  const [commitments, setCommitments] = useState<readonly Commitment[]>([])
  const [corrections, setCorrections] = useState<readonly Correction[]>(note.corrections)
  const [opening, setOpening] = useState(() => firstLine(note.text))

  const { proposals, further } = useMemo(() => {
    const matched = matchProposals(commitments, { corrections, confirmedLines: confirmed.map(({ line }) => line) })
    const numbers = new Map(commitments.map(({ from }, index) => [from, index + 1]))
    return {
      further: matched.further,
      proposals: matched.proposals.map((proposal): Numbered => ({ ...proposal, number: numbers.get(proposal.from) ?? 0 })),
    }
  }, [commitments, corrections, confirmed])

  const onRead = useCallback((found: readonly Commitment[], text: string) => {
    setCorrections((old) => carried(old, commitments, found))
    setCommitments(found)
    setOpening(firstLine(text))
  }, [commitments])

  const correct = useCallback((proposal: Numbered, change: Partial<Change>) => {
    setCorrections((old) => withChange(old, commitments, proposal, change))
  }, [commitments])

  return { proposals, further, corrections, opening, isBlank: opening === '', onRead, correct }
}

/** The first line that has words, cut where no tab shows more; empty if there is none. */
const firstLine = (text: string): string => /\S[^\n]{0,199}/u.exec(text)?.[0].trim() ?? ''
