import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ProgramsView } from '../../../shared/ipc/programs.ts'
import { MOST_PROGRAMS } from '../../../shared/schemas/programs.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { NameForm } from '../../components/name-form.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { useFocusKept } from '../../components/use-focus-kept.ts'
import { useFocusPassedOn } from '../../components/use-focus-passed-on.ts'
import { useWayBack } from '../../components/use-way-back.ts'
import { programs as words } from '../../strings/programs.ts'
import { ProgramEntry } from './programs-entry.tsx'

/** What the coach offers: each program’s name, and how those in it are reminded. */
export const ProgramsTask = ({ onLeave }: { readonly onLeave: () => void }) => {
  const asked = useQuery('programs', {})
  if (asked.state === 'loading') return <Loading words={words.loading} />
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  return <Programs view={asked.value} onLeave={onLeave} />
}

/** Where a whole program went; a form within one finds its own way back. */
const title = (lost: Element): HTMLElement | null =>
  (lost.closest('.program') ? document.querySelector<HTMLElement>('main h1[tabindex]') : null)

const Programs = ({ view: { programs, practice }, onLeave }: { readonly view: ProgramsView, readonly onLeave: () => void }) => {
  const list = useRef<HTMLUListElement>(null)
  useFocusKept(list, title)
  return (
    <main className="room settings programs">
      <header className="room-head">
        <div>
          <RoomTitle>{words.title}</RoomTitle>
          <p className="lead">{words.lead}</p>
        </div>
        <Button className="button is-plain" onPress={onLeave}>{words.back}</Button>
      </header>
      {programs.length === 0 && <p className="second">{words.none}</p>}
      <ul ref={list} className="program-list">
        {programs.map((program) => <ProgramEntry key={program.id} program={program} practice={practice} />)}
      </ul>
      {programs.length < MOST_PROGRAMS ? <AddProgram /> : <p className="second">{words.full}</p>}
      {programs.length > 0 && <p className="hint">{words.howTo}</p>}
    </main>
  )
}

const AddProgram = () => {
  const [isAdding, setAdding] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const step = useRef<HTMLButtonElement>(null)
  const { offer } = useUndo()
  useWayBack(step, isAdding)
  // With the hundredth there is no more to add.
  useFocusPassedOn(place)
  const leave = () => { setAdding(false) }
  const add = async (name: string) => {
    const answer = await call('programs.add', { name })
    if (!answer.ok) return answer.error
    offer({ sentence: words.added(name), changeId: answer.value.changeId })
    leave()
    return null
  }
  return (
    <div ref={place}>
      {isAdding
        ? <NameForm label={words.addName} keep={words.keepName} onKeep={add} onLeave={leave} />
        : <Button ref={step} className="button" onPress={() => { setAdding(true) }}>{words.add}</Button>}
    </div>
  )
}
