import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { BackupsView } from '../../../shared/ipc/views.ts'
import { call, onNotice } from '../../api.ts'
import { useLongWork } from '../../app/long-work.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useUndo } from '../../app/undo.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { backups as said } from '../../strings/backups.ts'
import { concernOf, type Concern } from './backups-concern.ts'
import { backing, backUp, drilling } from './backups-work.ts'

/**
 * Asks when it comes on screen and when something changed. Not by the minute, as rooms do: the folder may lie on a disk
 * that sleeps, and nobody wants it woken for a notice.
 */
const useConcern = (): Concern | null => {
  const [view, setView] = useState<BackupsView | null>(null)
  const [making, trying] = [useLongWork(backing).is, useLongWork(drilling).is]
  const latest = useRef(0)
  const ask = useCallback(() => {
    const mine = ++latest.current
    void call('backups', {}).then((answer) => {
      if (mine === latest.current) setView(answer.ok ? answer.value : null)
    })
  }, [])
  useEffect(() => {
    const turn = latest
    const stop = onNotice((notice) => { if (notice.type === 'changed') ask() })
    return () => {
      turn.current++
      stop()
    }
  }, [ask])
  useEffect(() => { ask() }, [ask, making, trying])
  return view && concernOf(view)
}

/** For Today: shown only when no backup has succeeded for days although a folder is set, or when the last one failed. */
export const BackupNotice = () => {
  const { go } = useNavigation()
  const concern = useConcern()
  if (concern === null || concern.is === 'drill') return null
  return <div className="notices wide"><Told concern={concern} onSee={() => { go({ room: 'privacy' }) }} /></div>
}

/** For the top of Privacy, while another tab is open: the same, and when a try at restoring is due. */
export const BackupDue = ({ onSee }: { readonly onSee: () => void }) => {
  const concern = useConcern()
  return concern && <Told concern={concern} onSee={onSee} />
}

const wordsOf = (concern: Concern): readonly [title: string, why: string] => {
  switch (concern.is) {
    case 'failed': return [said.failed.title, said.failed.because(concern.why)]
    case 'stale': return [said.notice.stale(concern.days), said.notice.staleWhy]
    case 'drill': return [said.notice.drill, said.notice.drillWhy]
  }
}

interface Props {
  readonly concern: Concern
  readonly onSee: () => void
}

/** What happened, and the step that mends it where it stands. */
export const Told = ({ concern, onSee }: Props) => {
  const { say } = useUndo()
  const isGoing = useLongWork(backing).is === 'going'
  const [title, why] = wordsOf(concern)
  const make = async () => {
    const answer = await backUp()
    if (answer.ok) say(said.last.done)
    else if (answer.error.code === 'cancelled') say(said.last.stopped)
    // What is of the disk stands in the notice itself.
    else if (!said.failed.isFailure(answer.error.code)) say(adviceFor(answer.error))
  }
  return (
    <section className="notice" aria-label={title}>
      <div>
        <p className="strong">{title}</p>
        <p>{why}</p>
        {isGoing && <WorkProgress work="backup" words={said.making} />}
      </div>
      {!isGoing && (
        <span className="acts">
          <Button className={concern.is === 'drill' ? 'button is-small' : 'button is-small is-plain'} onPress={onSee}>
            {said.notice.see}
          </Button>
          {concern.is !== 'drill' && (
            <Button className="button is-small" onPress={() => { void make() }}>{said.last.go}</Button>
          )}
        </span>
      )}
    </section>
  )
}
