import { useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import { dayIn } from '../../../shared/domain/day.ts'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { ErasureView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { KeptAside } from '../../components/kept-aside.tsx'
import { Loading } from '../../components/loading.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { useEnter } from '../../components/use-enter.ts'
import { dayInWords, exactInstant } from '../../strings/dates.ts'
import { erasing as said, erasingAdvice, isTypedName } from '../../strings/erasing.ts'
import { Gone } from './gone.tsx'

type Receipt = Output<'erase'>

interface Props {
  readonly clientId: string
  readonly onLeave: () => void
  /** She is gone: what is shown here from now on is the receipt. */
  readonly onErased: (receipt: Receipt, zone: string) => void
}

/** V17: what goes, what would still hold it, and the name typed. */
export const Erase = ({ clientId, onLeave, onErased }: Props) => {
  const asked = useQuery('erase.preview', { clientId })
  if (asked.state === 'loading') return <Loading words={said.loading} />
  if (asked.state === 'failed') {
    return asked.error.code === 'not-found' ? <Gone /> : <Failure error={asked.error} again={asked.again} />
  }
  return <Preview view={asked.value} onLeave={onLeave} onErased={onErased} />
}

const Preview = ({ view, onLeave, onErased }: Omit<Props, 'clientId'> & { readonly view: ErasureView }) => {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isGoing, setGoing] = useState(false)
  const { name, goes, backups, aside, today, zone } = view
  const isTyped = isTypedName(typed, name)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isGoing || !isTyped) return
    setGoing(true)
    setProblem(null)
    const answer = await call('erase', { clientId: view.clientId, name: typed.trim() })
    setGoing(false)
    if (answer.ok) onErased(answer.value, zone)
    else setProblem(erasingAdvice(answer.error))
  }
  const last = lastDay(backups, today)
  return (
    <main className="room client">
      <div className="cols">
        <form
          className="page erase"
          onSubmit={(event) => { void submit(event) }}
          onKeyDown={(event) => { if (event.key === 'Escape' && !isGoing) onLeave() }}
        >
          <RoomTitle>{said.title(name)}</RoomTitle>
          <p className="lead">{said.lead}</p>
          <section className="section">
            <h2 className="head">{said.goes}</h2>
            <ul className="plain-list">
              {goes.flatMap(({ collection, count }) => said.kind(collection, count) ?? [])
                .map((line) => <li key={line}>{line}</li>)}
            </ul>
          </section>
          <label className="field">
            <span className="label">{said.confirm}, {said.matches(name)}</span>
            <span className="input">
              <input
                autoFocus
                autoComplete="off"
                spellCheck={false}
                dir="auto"
                readOnly={isGoing}
                value={typed}
                onChange={(event) => { setTyped(event.target.value); setProblem(null) }}
              />
            </span>
          </label>
          {problem !== null && <div className="notice" role="alert"><p>{problem}</p></div>}
          <p className="acts">
            <Button className="button" isDisabled={isGoing} onPress={onLeave}>{said.back} <span className="key">Esc</span></Button>
            <Button type="submit" className="button is-destroying is-final" isDisabled={!isTyped} isPending={isGoing}>
              {isGoing ? said.going : said.go}
            </Button>
          </p>
        </form>
        <aside className="margin">
          <section className="section">
            <h2 className="head">{said.backups}</h2>
            {view.reachable
              ? <p>{backups.length === 0 ? said.noBackups : said.held(backups.length, last && dayInWords(last, today))}</p>
              : <p role="note">{said.away}</p>}
            {backups.length > 1 && (
              <ul className="plain-list held">
                {backups.map(({ madeAt, heldUntil }, index) => (
                  // Two of one instant are possible: a copy that a syncing service made.
                  <li key={`${madeAt} ${String(index)}`} title={exactInstant(madeAt, zone)}>
                    {said.backup(dayIn(madeAt, zone), heldUntil, today)}
                  </li>
                ))}
              </ul>
            )}
            {aside.length > 0 && (
              <>
                <p>{said.aside(aside.length)}</p>
                <KeptAside kept={aside} today={today} zone={zone} />
              </>
            )}
            <p>{said.copies}</p>
            <p>{said.also}</p>
          </section>
        </aside>
      </div>
    </main>
  )
}

/** The day by which the last of them goes; null where one does not go by itself. */
const lastDay = (backups: ErasureView['backups'], today: string): string | null => backups.reduce<string | null>(
  (latest, { heldUntil }) => (latest === null || heldUntil === null ? null : heldUntil > latest ? heldUntil : latest), today)

/** What is left of her: when, how many records, and the hash of the event that says so. */
export const Erased = ({ receipt, zone }: { readonly receipt: Receipt, readonly zone: string }) => {
  const { go } = useNavigation()
  const { done } = said
  const leave = () => { go({ room: 'clients' }) }
  useEnter(leave)
  return (
    <main className="room client">
      <div className="page erase">
        <RoomTitle takesFocus>{done.title}</RoomTitle>
        <p className="lead">{done.lead(receipt.records)}</p>
        <section className="section">
          <p>{done.receipt}</p>
          <dl className="place">
            <dt>{done.at}</dt><dd>{exactInstant(receipt.at, zone)}</dd>
            <dt>{done.hash}</dt><dd className="code">{receipt.hash}</dd>
          </dl>
        </section>
        <p>{done.keys}</p>
        <p className="acts">
          <Button className="button is-primary" onPress={leave}>{done.leave}</Button>
        </p>
      </div>
    </main>
  )
}
