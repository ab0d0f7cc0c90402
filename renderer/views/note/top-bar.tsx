import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { ChevronLeft } from '../../components/icons.tsx'
import type { Named } from '../../components/client-matches.ts'
import { instantInWords } from '../../strings/dates.ts'
import { note as words } from '../../strings/note.ts'
import type { Keeping } from './draft-keeper.ts'
import { MoveControl } from './move-control.tsx'
import type { About } from './use-about.ts'

/** The tabs, in the top bar of the shown note; they are told how to come from a tab to the words. */
export type Strip = (onEnter: () => void) => ReactNode

interface Props {
  readonly about: About
  readonly keeping: Keeping
  /** Something was typed that is not saved. */
  readonly isDraft: boolean
  readonly strip: Strip | null
  readonly toEditor: () => void
  readonly onBack: () => void
  readonly onDiscard: () => void
  readonly onMove: (client: Named) => void
}

/** The way back, which note it is, and what is known about its keeping. */
export const TopBar = ({ about, keeping, isDraft, strip, toEditor, onBack, onDiscard, onMove }: Props) => (
  <header className={strip ? 'topbar has-tabs' : 'topbar'}>
    {strip
      // Back is to another note then, and the tabs say whose they are.
      ? <Button className="way-back" aria-label={words.close} onPress={onBack}><ChevronLeft /></Button>
      : (
        <Button className="way-back" onPress={onBack}>
          <ChevronLeft /> <bdi className="way-back-name">{about.clientName ?? words.toToday}</bdi>
        </Button>
      )}
    {strip?.(toEditor)}
    <span className="topbar-end">
      {isDraft && <Button className="button is-small is-plain" onPress={onDiscard}>{words.discard}</Button>}
      {about.clientId !== null && <MoveControl clientId={about.clientId} toEditor={toEditor} onMove={onMove} />}
      <KeptHint keeping={keeping} about={about} />
    </span>
  </header>
)

const KeptHint = ({ keeping, about }: Pick<Props, 'keeping' | 'about'>) => {
  const at = (instant: string) => instantInWords(instant, about.today, about.zone)
  switch (keeping.state) {
    case 'nothing-yet': return about.savedAt === null ? null : <span className="hint">{words.savedOn(at(about.savedAt))}</span>
    case 'typing': return <span className="hint">{keeping.lastKeptAt === null ? words.typing : words.draftKept(at(keeping.lastKeptAt))}</span>
    case 'kept': return <span className="hint">{words.draftKept(at(keeping.at))}</span>
    case 'failed': return <span className="hint late">{keeping.lastKeptAt === null ? words.notKeptYet : words.lastKept(at(keeping.lastKeptAt))}</span>
  }
}
