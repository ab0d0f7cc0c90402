import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import type { Drafts } from '../views/settings/letters-words.ts'

interface LetterDrafts {
  readonly drafts: Drafts
  readonly change: (next: (old: Drafts) => Drafts) => void
}

const LetterDraftsContext = createContext<LetterDrafts | null>(null)

/**
 * The letters that were changed and are not kept yet, whatever room she goes to meanwhile. They live in this window
 * alone: a lock ends them.
 */
export const LetterDraftsProvider = ({ children }: { readonly children: ReactNode }) => {
  const [drafts, change] = useState<Drafts>(new Map())
  const value = useMemo(() => ({ drafts, change }), [drafts])
  return <LetterDraftsContext value={value}>{children}</LetterDraftsContext>
}

export const useLetterDrafts = (): LetterDrafts => {
  const drafts = useContext(LetterDraftsContext)
  if (!drafts) throw new Error('no drafts of letters above this component')
  return drafts
}
