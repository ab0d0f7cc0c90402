import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CallError } from '../../../shared/ipc/errors.ts'
import type { ProgramRow } from '../../../shared/ipc/programs.ts'
import type { NudgeSettings } from '../../../shared/schemas/library.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { NameForm } from '../../components/name-form.tsx'
import { useWayBack } from '../../components/use-way-back.ts'
import { programs as words } from '../../strings/programs.ts'
import { ProgramNudges } from './programs-nudges.tsx'

interface Props {
  readonly program: ProgramRow
  readonly practice: NudgeSettings
}

type Open = 'name' | 'nudges' | 'removing' | null

/** One program: what it is called, how those in it are reminded, and the steps that change it. */
export const ProgramEntry = ({ program, practice }: Props) => {
  const { id: programId, name, nudging, clients } = program
  const [open, setOpen] = useState<Open>(null)
  const [refused, setRefused] = useState<CallError | null>(null)
  const rename = useRef<HTMLButtonElement>(null)
  const change = useRef<HTMLButtonElement>(null)
  const removing = useRef<HTMLButtonElement>(null)
  const { offer } = useUndo()
  useWayBack(rename, open === 'name')
  useWayBack(change, open === 'nudges')
  useWayBack(removing, open === 'removing')
  const leave = () => { setOpen(null) }
  const keepName = async (next: string) => {
    if (next !== name) {
      const answer = await call('programs.change', { programId, name: next })
      if (!answer.ok) return answer.error
      offer({ sentence: words.renamed(next), changeId: answer.value.changeId })
    }
    leave()
    return null
  }
  const remove = async () => {
    const answer = await call('programs.remove', { programId })
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) offer({ sentence: words.removed(name, clients), changeId: answer.value.changeId })
  }
  return (
    <li className="program">
      {open === 'name' ? (
        <NameForm
          label={words.newName}
          keep={words.keep}
          initial={name}
          onKeep={keepName}
          onLeave={leave}
        />
      ) : (
        <div className="program-title">
          <h2 className="strong" dir="auto">{name}</h2>
          <Button ref={rename} className="step" aria-label={words.renameIt(name)} onPress={() => { setOpen('name') }}>
            {words.rename}
          </Button>
        </div>
      )}
      {open === 'nudges'
        ? <ProgramNudges program={program} practice={practice} onLeave={leave} />
        : <p className="second">{words.standing(nudging, practice.plan, practice.on)} {words.clients(clients)}</p>}
      {refused !== null && <FailureNotice error={refused} again={() => { void remove() }} />}
      {open === 'removing' && (
        <div
          className="program-asks"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            leave()
          }}
        >
          <p>{words.ask(name, clients)}</p>
          <p className="steps">
            <Button autoFocus className="button is-small" onPress={leave}>{words.stays} <span className="key">Esc</span></Button>
            <Button className="button is-small is-plain" onPress={() => { void remove() }}>{words.removeAll}</Button>
          </p>
        </div>
      )}
      {(open === null || open === 'name') && (
        <p className="steps">
          <Button ref={change} className="step" aria-label={words.changeIt(name)} onPress={() => { setOpen('nudges') }}>
            {words.change}
          </Button>
          <Button
            ref={removing}
            className="step is-second"
            aria-label={words.removeIt(name)}
            onPress={() => { if (clients > 0) setOpen('removing'); else void remove() }}
          >
            {words.remove}
          </Button>
        </p>
      )}
    </li>
  )
}
