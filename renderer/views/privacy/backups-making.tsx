import { useRef } from 'react'
import { Button } from 'react-aria-components'
import type { BackupsView } from '../../../shared/ipc/views.ts'
import { useLongWork, type Standing } from '../../app/long-work.ts'
import { useWayBack } from '../../components/use-way-back.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { backups, type BackupFailure } from '../../strings/backups.ts'
import { exactInstant } from '../../strings/dates.ts'
import { backing, backUp } from './backups-work.ts'

const said = backups.last

interface Props {
  readonly view: BackupsView
  readonly isNext: boolean
}

/** The last backup that was written, opened again and matched; the next one; and why one failed. */
export const BackupMaking = ({ view, isNext }: Props) => {
  const making = useLongWork(backing)
  const isGoing = making.is === 'going'
  const go = useRef<HTMLButtonElement>(null)
  useWayBack(go, isGoing)
  const why = isGoing ? null : failureOf(view, making)
  const other = isGoing || why !== null ? null : otherwise(making)
  const { lastAt, zone } = view
  return (
    <section className="section">
      <h2 className="head">{said.head}</h2>
      <p role="status" {...(lastAt === null ? {} : { title: exactInstant(lastAt, zone) })}>
        {lastAt === null ? said.none : said.matched(lastAt, view)}
      </p>
      {why !== null && view.reachable && <Failed why={why} view={view} />}
      {other !== null && <p className="gap" role="status">{other}</p>}
      {isGoing ? <WorkProgress work="backup" words={backups.making} /> : (
        <Button ref={go} className={isNext ? 'button is-primary gap' : 'button gap'} onPress={() => { void backUp() }}>
          {said.go}
        </Button>
      )}
    </section>
  )
}

/** Why the last one failed: as it was put on record, or as it was answered where a full disk kept it off the record. */
const failureOf = (view: BackupsView, making: Standing<unknown>): BackupFailure | null => {
  if (view.failed !== null) return view.failed
  return making.is === 'failed' && backups.failed.isFailure(making.error.code) ? making.error.code : null
}

/** What else came of the one that was asked for. */
const otherwise = (making: Standing<unknown>): string | null => {
  if (making.is !== 'failed') return null
  return making.error.code === 'cancelled' ? said.stopped : adviceFor(making.error)
}

const Failed = ({ why, view }: { readonly why: BackupFailure, readonly view: BackupsView }) => (
  <div className="notice gap" role="note">
    <div>
      <p className="strong">{view.lastAt === null ? backups.failed.title : backups.failed.since}</p>
      <p>{backups.failed.because(why)}</p>
      {view.lastAt !== null && <p>{backups.failed.before(view.lastAt, view)}</p>}
    </div>
  </div>
)
