import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'

interface Props {
  /** The step that asks first. */
  readonly step: string
  readonly question: string
  readonly keep: string
  readonly go: string
  /** Whom or what the step is about, for whoever hears it alone. */
  readonly about: string
  /** False for a step that destroys nothing, and still cannot be undone. */
  readonly isDestroying?: boolean
  /** Answers why nothing came of it; null once it is done. */
  readonly onGo: () => Promise<string | null>
  /** What stands beside the step. */
  readonly children: ReactNode
}

/** A row whose step cannot be undone: it asks where it stands, keeps by default, and red does it if it destroys. */
export const AskFirst = ({ step, question, keep, go, about, isDestroying = true, onGo, children }: Props) => {
  const [isAsking, setAsking] = useState(false)
  const [isGoing, setGoing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const keeper = useRef<HTMLButtonElement>(null)
  useEffect(() => { if (isAsking) keeper.current?.focus() }, [isAsking])
  const leave = () => {
    setAsking(false)
    setProblem(null)
    requestAnimationFrame(() => { opener.current?.focus() })
  }
  const act = async () => {
    setGoing(true)
    setProblem(null)
    const refused = await onGo()
    setGoing(false)
    if (refused === null) leave()
    else setProblem(refused)
  }
  return (
    <>
      <div className="key-line">
        <div>{children}</div>
        {!isAsking && (
          <Button ref={opener} className="step" aria-label={`${step}: ${about}`} onPress={() => { setAsking(true) }}>{step}</Button>
        )}
      </div>
      {isAsking && (
        <div
          className="notice asks"
          role="group"
          aria-label={question}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || isGoing) return
            event.stopPropagation()
            leave()
          }}
        >
          <p>{question}</p>
          {problem !== null && <p className="strong" role="alert">{problem}</p>}
          <span className="acts">
            <Button ref={keeper} className="button is-small" isDisabled={isGoing} onPress={leave}>{keep}</Button>
            <Button
              className={isDestroying ? 'button is-small is-destroying is-final' : 'button is-small'}
              isPending={isGoing}
              onPress={() => { void act() }}
            >
              {go}
            </Button>
          </span>
        </div>
      )}
    </>
  )
}
