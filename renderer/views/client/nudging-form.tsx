import { Button } from 'react-aria-components'
import type { ClientNudgingView } from '../../../shared/ipc/nudges.ts'
import { planHolding } from '../../../shared/domain/nudges/whose-plan.ts'
import { NUDGED_BY, REACHABLE_BY, type NudgedBy } from '../../../shared/schemas/clients.ts'
import type { NudgeStage } from '../../../shared/schemas/nudge-plan.ts'
import { useInStep } from '../../app/use-in-step.ts'
import { cityOf } from '../../strings/dates.ts'
import { nudging as words, type Way } from '../../strings/nudges.ts'
import { Choice } from '../settings/choice.tsx'
import { NudgeStages } from '../settings/nudges-stages.tsx'
import { ZoneField } from './nudging-zone.tsx'
import { useChangeNudging } from './nudging-use-change.ts'

interface Props {
  readonly view: ClientNudgingView
  readonly name: string
  readonly onLeave: () => void
}

/** Each choice holds at once, and can be undone. */
export const NudgingForm = ({ view, name, onLeave }: Props) => {
  const { clientId, nudging, reachableBy, program, practice, herZone, zone, at } = view
  const where = useChangeNudging(clientId)
  const how = useChangeNudging(clientId)
  const what = useChangeNudging(clientId)
  // What a plan of her own begins as: whatever would hold without one.
  const otherwise = planHolding({ by: 'practice', own: null }, program, { ...practice, on: true }).plan ?? practice.plan
  const plan = nudging.own ?? otherwise
  const send = useInStep(nudging)
  const keep = (next: ClientNudgingView['nudging']) => what.change({ nudging: next }, words.changed(name))
  const chooseBy = (by: NudgedBy) =>
    send((latest) => ({ ...latest, by, own: by === 'own' ? latest.own ?? otherwise : null }), keep)
  const chooseWay = (stage: NudgeStage, way: Way) =>
    send((latest) => ({ ...latest, by: 'own', own: { ...latest.own ?? otherwise, [stage]: way } }), keep)
  return (
    <div
      className="nudging-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onLeave()
      }}
    >
      <ZoneField
        value={herZone}
        coach={zone}
        at={at}
        error={where.error}
        onChoose={(next) => where.change({ zone: next }, words.zoneChanged(name, cityOf(next === '' ? zone : next)))}
      />
      <Choice
        legend={words.reachable}
        options={REACHABLE_BY.map((value) => ({ value, label: words.reachableBy[value] }))}
        value={reachableBy}
        onChoose={(value) => how.change({ reachableBy: value }, words.changed(name))}
        error={how.error}
      />
      <Choice
        legend={words.plan}
        options={NUDGED_BY.map((value) => ({ value, label: words.by(value, program) }))}
        value={nudging.by}
        onChoose={chooseBy}
        error={what.error}
      />
      {nudging.by === 'own' && (
        <NudgeStages plan={plan} onChoose={chooseWay} error={null} />
      )}
      <Button className="button is-small" onPress={onLeave}>{words.done} <span className="key">Esc</span></Button>
    </div>
  )
}
