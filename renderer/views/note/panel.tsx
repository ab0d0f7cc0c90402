import { Button } from 'react-aria-components'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { shortcut } from '../../components/shortcut.ts'
import { instantInWords } from '../../strings/dates.ts'
import { note as words } from '../../strings/note.ts'
import type { Change } from './corrections.ts'
import { Proposals, type Numbered } from './proposals.tsx'
import type { About } from './use-about.ts'

interface Props {
  readonly note: About
  readonly proposals: readonly Numbered[]
  /** Commitment lines beyond those that are listed. */
  readonly more: number
  readonly ticked: number
  readonly isBlank: boolean
  readonly isSaving: boolean
  readonly failed: CallError | null
  readonly keptAt: string | null
  readonly isTooLong: boolean
  readonly onUnderstood: () => void
  readonly onCorrect: (proposal: Numbered, change: Partial<Change>) => void
  readonly onSave: (confirming: boolean) => void
  readonly onTryAgain: () => void
  readonly onLeaveAnyway: () => void
}

/** Beside the note: what was agreed, and the one action that makes it so. A failure speaks here, where the action was. */
export const Panel = (props: Props) => {
  const { note, proposals, more, failed, isTooLong } = props
  return (
    <aside className="panel" aria-label={words.panelLabel}>
      <div className="scroll">
        <h2 className="focus-words">
          {proposals.length === 0 && note.confirmed.length > 0 ? words.nothingNew : words.agreed(proposals.length + more)}
        </h2>
        <p className="small">
          {proposals.length === 0 ? words.howTo : proposals.length === 1 ? words.takesEffect : words.takeEffect}
        </p>
        <Proposals
          proposals={proposals}
          clientName={note.clientName ?? words.someone}
          today={note.today}
          defaultDue={note.defaultDue}
          defaultDueFrom={note.defaultDueFrom}
          onCorrect={props.onCorrect}
        />
        {more > 0 && <p className="small">{words.tooMany(more)}</p>}
        {note.confirmed.length > 0 && <p className="small already">{words.already(note.confirmed.length)}</p>}
      </div>
      {failed ? <FailedFoot {...props} failed={failed} /> : isTooLong ? <TooLongFoot {...props} /> : <SaveFoot {...props} />}
    </aside>
  )
}

const SaveFoot = ({ note, ticked, proposals, isBlank, isSaving, onSave }: Props) => (
  <div className="foot">
    {ticked > 0 && note.clientName !== null && (
      <p className="small">{words.willHave(note.openItems + ticked, note.clientName)}</p>
    )}
    <Button className="button is-primary" isDisabled={isBlank || isSaving} onPress={() => { onSave(true) }}>
      {words.saveAndConfirm(ticked)} <span className="key">{shortcut('Enter')}</span>
    </Button>
    {proposals.length > 0 && ticked > 0 && (
      <Button className="button is-plain" isDisabled={isSaving} onPress={() => { onSave(false) }}>{words.saveOnly}</Button>
    )}
  </div>
)

const FailedFoot = ({ failed, keptAt, note, onTryAgain, onLeaveAnyway }: Props & { readonly failed: CallError }) => (
  <div className="foot is-notice" role="alert">
    <p className="strong">{words.notSaved(failed)}</p>
    <p className="small">{words.keptUpTo(keptAt === null ? null : instantInWords(keptAt, note.today, note.zone))}</p>
    <Button className="button is-primary" onPress={onTryAgain}>
      {words.tryAgain} <span className="key">{shortcut('Enter')}</span>
    </Button>
    <Button className="button is-plain" onPress={onLeaveAnyway}>{words.leaveAnyway}</Button>
  </div>
)

const TooLongFoot = ({ onUnderstood }: Props) => (
  <div className="foot is-notice" role="alert">
    <p className="small">{words.tooLong}</p>
    <Button className="button is-small" onPress={onUnderstood}>{words.understood}</Button>
  </div>
)
