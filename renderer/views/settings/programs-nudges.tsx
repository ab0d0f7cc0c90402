import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ProgramRow } from '../../../shared/ipc/programs.ts'
import { NUDGED_BY, type NudgedBy } from '../../../shared/schemas/clients.ts'
import type { NudgeSettings } from '../../../shared/schemas/library.ts'
import type { ProgramNudging } from '../../../shared/schemas/programs.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { useInStep } from '../../app/use-in-step.ts'
import { adviceFor } from '../../strings/advice.ts'
import { programs as words } from '../../strings/programs.ts'
import { Choice } from './choice.tsx'
import { NudgeStages } from './nudges-stages.tsx'

interface Props {
  readonly program: ProgramRow
  readonly practice: NudgeSettings
  readonly onLeave: () => void
}

/** How those in a program are reminded. Each choice holds at once, and can be undone. */
export const ProgramNudges = ({ program: { id: programId, name, nudging }, practice, onLeave }: Props) => {
  const { offer } = useUndo()
  const form = useRef<HTMLDivElement>(null)
  const [error, setError] = useState<string | null>(null)
  const send = useInStep(nudging)
  useEffect(() => { form.current?.querySelector<HTMLElement>('input:checked')?.focus() }, [])
  const keep = async (next: ProgramNudging): Promise<boolean> => {
    const answer = await call('programs.change', { programId, nudging: next })
    setError(answer.ok ? null : adviceFor(answer.error))
    if (answer.ok) offer({ sentence: words.changed(name), changeId: answer.value.changeId })
    return answer.ok
  }
  const chooseBy = (by: NudgedBy) =>
    send((latest) => ({ by, own: by === 'own' ? latest.own ?? practice.plan : null }), keep)
  return (
    <div
      ref={form}
      className="nudging-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onLeave()
      }}
    >
      <Choice
        legend={words.legend(name)}
        options={NUDGED_BY.map((value) => ({ value, label: words.by[value] }))}
        value={nudging.by}
        onChoose={chooseBy}
        error={nudging.by === 'own' ? null : error}
      />
      {nudging.by === 'own' && (
        <NudgeStages
          plan={nudging.own ?? practice.plan}
          onChoose={(stage, way) =>
            send((latest) => ({ by: 'own', own: { ...latest.own ?? practice.plan, [stage]: way } }), keep)}
          error={error}
        />
      )}
      <Button className="button is-small" onPress={onLeave}>{words.done} <span className="key">Esc</span></Button>
    </div>
  )
}
