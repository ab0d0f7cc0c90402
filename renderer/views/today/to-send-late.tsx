import { useRef, useState, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { useFocusPassedOn } from '../../components/use-focus-passed-on.ts'
import { adviceFor } from '../../strings/advice.ts'
import { toSend as words } from '../../strings/to-send.ts'

interface Props {
  /** How many came too late: two or more. */
  readonly late: number
  /** The instant of the list that says so. */
  readonly by: string
  /** Where the focus goes on to, for the step goes away with them. */
  readonly next: RefObject<HTMLElement | null>
}

/** Lets go of all that came too late, at once (E36). Which these are, the practice says. */
export const LetGoLate = ({ late, by, next }: Props) => {
  const { offer, say } = useUndo()
  const [problem, setProblem] = useState<string | null>(null)
  const step = useRef<HTMLButtonElement>(null)
  useFocusPassedOn(step, next)
  const letGo = async () => {
    const answer = await call('messages.letGoLate', { by })
    setProblem(answer.ok ? null : adviceFor(answer.error))
    if (!answer.ok) return
    const { changeId, messages } = answer.value
    if (messages === 0) say(words.noneLate)
    else offer({ sentence: words.lateGone(messages), changeId })
  }
  return (
    <>
      <Button ref={step} className="step is-second" onPress={() => { void letGo() }}>{words.letGoLate(late)}</Button>
      {problem !== null && <p className="small late" role="alert">{problem}</p>}
    </>
  )
}
