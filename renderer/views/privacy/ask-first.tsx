import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'

interface Props {
  /** The step that asks first. */
  readonly step: string
  readonly question: string
  readonly keep: string
  readonly go: string
  readonly onGo: () => Promise<void>
  /** What stands beside the step. */
  readonly children: ReactNode
}

/** A row whose step destroys something: it asks where it stands, keeps by default, and red does it. */
export const AskFirst = ({ step, question, keep, go, onGo, children }: Props) => {
  const [isAsking, setAsking] = useState(false)
  const [isGoing, setGoing] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const keeper = useRef<HTMLButtonElement>(null)
  useEffect(() => { if (isAsking) keeper.current?.focus() }, [isAsking])
  const leave = () => {
    setAsking(false)
    requestAnimationFrame(() => { opener.current?.focus() })
  }
  const act = async () => {
    setGoing(true)
    await onGo()
    setGoing(false)
    leave()
  }
  return (
    <>
      <div className="key-line">
        <div>{children}</div>
        {!isAsking && <Button ref={opener} className="step" onPress={() => { setAsking(true) }}>{step}</Button>}
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
          <span className="acts">
            <Button ref={keeper} className="button is-small" isDisabled={isGoing} onPress={leave}>{keep}</Button>
            <Button className="button is-small is-destroying is-final" isPending={isGoing} onPress={() => { void act() }}>
              {go}
            </Button>
          </span>
        </div>
      )}
    </>
  )
}
