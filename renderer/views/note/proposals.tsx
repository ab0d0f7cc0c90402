import { useState } from 'react'
import { Button, Checkbox, Input, TextField } from 'react-aria-components'
import type { Proposal } from '../../../shared/domain/commitments.ts'
import { DueChip } from '../../components/due-chip.tsx'
import { OwnerChip } from '../../components/owner-chip.tsx'
import { note as words } from '../../strings/note.ts'
import type { Change } from './corrections.ts'

/** A proposal under the number its line has in the note. */
export interface Numbered extends Proposal { readonly number: number }

interface Props {
  readonly proposals: readonly Numbered[]
  readonly clientName: string
  readonly today: string
  readonly defaultDue: string
  readonly defaultDueFrom: 'next-session' | 'a-week'
  readonly onCorrect: (proposal: Numbered, change: Partial<Change>) => void
}

/** The commitment lines as action items to be: each with its owner and day, correctable in place. */
export const Proposals = ({ proposals, ...rest }: Props) => (
  <ol className="proposals">
    {proposals.map((proposal) => <ProposalRow key={proposal.number} proposal={proposal} {...rest} />)}
  </ol>
)

const ProposalRow = ({ proposal, clientName, today, defaultDue, defaultDueFrom, onCorrect }:
  Omit<Props, 'proposals'> & { readonly proposal: Numbered }) => {
  const { number, text, owner, due, ticked } = proposal
  const correct = (change: Partial<Change>) => { onCorrect(proposal, change) }
  return (
    <li className={ticked ? '' : 'is-left-out'}>
      <span className="n" aria-hidden="true">{number}</span>
      <div>
        <ProposalWords text={text} onChange={(next) => { correct({ text: next }) }} />
        <div className="chips">
          <OwnerChip owner={owner} clientName={clientName} onChange={(next) => { correct({ owner: next }) }} />
          <DueChip day={due ?? defaultDue} today={today} onChange={(next) => { correct({ due: next }) }} />
        </div>
        {due === null && (
          <p className="hint">{defaultDueFrom === 'next-session' ? words.fromNextSession : words.fromAWeek}</p>
        )}
      </div>
      <Checkbox
        className="confirm"
        aria-label={words.tick(text)}
        isSelected={ticked}
        onChange={(next) => { correct({ ticked: next }) }}
      >
        <svg className="state" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          {ticked
            ? <><circle className="solid" cx="9" cy="9" r="7.25" /><path className="tick" d="m5.75 9.25 2.25 2.25 4.25-5" /></>
            : <circle cx="9" cy="9" r="7.25" />}
        </svg>
      </Checkbox>
    </li>
  )
}

/** The words of a proposal; pressed, they can be written differently. The note keeps its own. */
const ProposalWords = ({ text, onChange }: { readonly text: string, readonly onChange: (text: string) => void }) => {
  const [draft, setDraft] = useState<string | null>(null)
  if (draft === null) {
    return (
      <Button className="words-button words" aria-label={words.changeWords(text)} onPress={() => { setDraft(text) }}>
        {text}
      </Button>
    )
  }
  const close = (accept: boolean) => {
    const next = draft.trim()
    if (accept && next !== '' && next !== text) onChange(next)
    setDraft(null)
  }
  return (
    <TextField aria-label={words.words} value={draft} onChange={setDraft} autoFocus maxLength={2_000}>
      <Input
        className="words-input words"
        onBlur={() => { close(true) }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          close(event.key === 'Enter')
        }}
      />
    </TextField>
  )
}
