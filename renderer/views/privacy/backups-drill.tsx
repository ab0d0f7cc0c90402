import { useRef } from 'react'
import { Button } from 'react-aria-components'
import type { BackupsView } from '../../../shared/ipc/views.ts'
import { useLongWork } from '../../app/long-work.ts'
import { useWayBack } from '../../components/use-way-back.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { backups, drillAdvice } from '../../strings/backups.ts'
import { exactInstant } from '../../strings/dates.ts'
import { isUntrustworthy } from './backups-concern.ts'
import { drilling, tryRestore } from './backups-work.ts'

const said = backups.drill

interface Props {
  readonly view: BackupsView
  readonly isNext: boolean
}

/** V18: a backup that was never opened is a hope. What trying one is, when it was last done, and doing it. */
export const BackupDrill = ({ view, isNext }: Props) => {
  const trying = useLongWork(drilling)
  const isGoing = trying.is === 'going'
  const go = useRef<HTMLButtonElement>(null)
  useWayBack(go, isGoing)
  const { drill, drillDue, zone } = view
  const canTry = view.reachable && view.backups.some(({ state }) => state === 'whole')
  const rhythm = isUntrustworthy(view) ? said.broken : drillDue ? said.due : said.notDue
  return (
    <section className="section">
      <h2 className="head">{said.head}</h2>
      <p>{said.what}</p>
      {trying.is === 'done'
        ? <p className={trying.value.whole ? '' : 'notice gap'} role="status">{said.result(trying.value, view)}</p>
        : drill === null
          ? <p>{said.never}{drillDue && ` ${said.due}`}</p>
          : <p title={exactInstant(drill.at, zone)}>{said.last(drill, view)} {rhythm}</p>}
      {trying.is === 'failed' && <p className="notice gap" role="alert">{drillAdvice(trying.error)}</p>}
      {isGoing ? <WorkProgress work="drill" words={said} /> : canTry ? (
        <Button
          ref={go}
          className={isNext ? 'button is-primary gap' : 'button gap'}
          onPress={() => { void tryRestore() }}
        >
          {said.go}
        </Button>
      ) : view.reachable && <p className="hint">{said.later}</p>}
    </section>
  )
}
