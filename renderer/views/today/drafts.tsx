import { Button } from 'react-aria-components'
import type { DraftRow } from '../../../shared/ipc/views.ts'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { today as words } from '../../strings/today.ts'

interface Props {
  readonly drafts: readonly DraftRow[]
  readonly today: string
  readonly zone: string
  /** False while another step of the room is the first one: then all of them are rows. */
  readonly hasFirst: boolean
  readonly onOpen: (clientId: string | null, noteId: string) => void
  readonly onClient: (clientId: string) => void
}

/** Notes that are half written: the latest on its sheet, with the one filled step of the room; the others in rows. */
export const Drafts = ({ drafts, hasFirst, ...rest }: Props) => {
  const all = latestFirst(drafts)
  const [first] = all
  if (!first) return null
  const others = hasFirst ? all.slice(1) : all
  return (
    <>
      {hasFirst && <FirstDraft draft={first} {...rest} />}
      {others.length > 0 && (
        <section className="section" aria-label={words.drafts}>
          <ul className="rows drafts">
            {others.map((draft) => <OtherDraft key={draft.noteId} draft={draft} {...rest} />)}
          </ul>
        </section>
      )}
    </>
  )
}

/** Instants in UTC sort as text. */
export const latestFirst = (drafts: readonly DraftRow[]): readonly DraftRow[] =>
  [...drafts].sort((one, other) => (one.keptAt > other.keptAt ? -1 : one.keptAt < other.keptAt ? 1 : 0))

type One = Omit<Props, 'drafts' | 'hasFirst'> & { readonly draft: DraftRow }

const FirstDraft = ({ draft, today, zone, onOpen, onClient }: One) => (
  <section className="sheet next" aria-label={words.goOnWith(draft.clientName)}>
    <div className="next-body">
      <p className="small"><Kept draft={draft} today={today} zone={zone} /></p>
      <h2 className="name"><Whom draft={draft} className="name-link" onClient={onClient} /></h2>
      <Opening draft={draft} />
    </div>
    <Button className="button is-primary" onPress={() => { onOpen(draft.clientId, draft.noteId) }}>
      {words.goOn} <span className="key">Enter</span>
    </Button>
  </section>
)

const OtherDraft = ({ draft, today, zone, onOpen, onClient }: One) => (
  <li className="row">
    <div>
      <Whom draft={draft} className="name-link words" onClient={onClient} />
      <p className="small"><Kept draft={draft} today={today} zone={zone} /></p>
    </div>
    <Opening draft={draft} />
    <Button
      className="step"
      aria-label={words.goOnWith(draft.clientName)}
      onPress={() => { onOpen(draft.clientId, draft.noteId) }}
    >
      {words.goOn}
    </Button>
  </li>
)

/** The way to her page; a quick note about nobody yet has no page to go to. */
const Whom = ({ draft: { clientId, clientName }, className, onClient }:
  Pick<One, 'draft' | 'onClient'> & { readonly className: string }) => (clientId === null
  ? <span className={className === 'name-link' ? '' : 'words'}>{words.quickNote}</span>
  : <Button className={className} onPress={() => { onClient(clientId) }}><bdi>{clientName}</bdi></Button>)

const Kept = ({ draft, today, zone }: Pick<One, 'draft' | 'today' | 'zone'>) => (
  <time dateTime={draft.keptAt} title={exactInstant(draft.keptAt, zone)}>
    {words.kept(instantInWords(draft.keptAt, today, zone))}
  </time>
)

const Opening = ({ draft }: Pick<One, 'draft'>) => (draft.opening === ''
  ? <p className="hint">{words.blankDraft}</p>
  : <p className="words" dir="auto">{draft.opening}</p>)
