import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import type { UsersView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useProgress } from '../../app/use-progress.ts'
import { ProgressLine } from '../../components/progress-line.tsx'
import { users } from '../../strings/users.ts'

const said = users.rotation

interface Props {
  readonly rotation: NonNullable<UsersView['rotation']>
  /** It changes without a notice of its own: what it comes to is asked for again. */
  readonly again: () => void
}

/** V7: the keys are being replaced while she works. */
export const Rotation = ({ rotation, again }: Props) => {
  const told = useProgress('keys')
  const isOver = told !== null && told.done >= told.total
  useEffect(() => { if (isOver) again() }, [isOver, again])
  // A short one may be over between the answer that showed it and now, when its end would first be heard.
  useEffect(() => { again() }, [again])
  const howFar = told === null || told.done < rotation.done ? rotation : told
  const pause = async () => {
    await call('users.pauseRotation', { paused: !rotation.paused })
    again()
  }
  return (
    <section className="section rotation">
      <h2 className="head">{rotation.paused ? said.headPaused : said.head}</h2>
      <p>{rotation.paused ? said.paused : said.text}</p>
      <ProgressLine label={said.label} howFar={howFar} words={said.progress(howFar.done, howFar.total)} />
      <Button className="button is-small gap" onPress={() => { void pause() }}>
        {rotation.paused ? said.resume : said.pause}
      </Button>
    </section>
  )
}
