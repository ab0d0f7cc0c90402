import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { useLongWork } from '../../app/long-work.ts'
import { useUndo } from '../../app/undo.ts'
import { useWayBack } from '../../components/use-way-back.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { leaving as said, leavingAdvice } from '../../strings/leaving.ts'
import { exporting, exportInto, type Exported } from './exporting.ts'
import { TaskPage } from './task-page.tsx'

interface Props {
  readonly onLeave: () => void
}

/** V19: what it is, what it means, and where it goes. It begins once a place is chosen. */
export const LeaveTask = ({ onLeave }: Props) => {
  const { say } = useUndo()
  const standing = useLongWork(exporting)
  const [isAsking, setAsking] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [isHere] = useState(() => ({ now: true }))
  useEffect(() => {
    isHere.now = true
    return () => { isHere.now = false }
  }, [isHere])
  const go = useRef<HTMLButtonElement>(null)
  useWayBack(go, standing.is === 'going')

  const choose = async () => {
    setAsking(true)
    setRefused(null)
    const picked = await call('host.pickPlace', { purpose: 'export' })
    setAsking(false)
    if (!picked.ok) setRefused(adviceFor(picked.error))
    else if (picked.value.place !== null) {
      const answer = await exportInto(picked.value.place)
      if (!isHere.now) say(answer.ok ? said.done.said : leavingAdvice(answer.error))
    }
  }
  if (standing.is === 'done') {
    return (
      <Done
        exported={standing.value}
        onClose={() => {
          exporting.forget()
          onLeave()
        }}
      />
    )
  }
  const error = refused ?? (standing.is === 'failed' ? leavingAdvice(standing.error) : null)
  return (
    <TaskPage title={said.head} lead={said.lead} asides={said.asides}>
      <Warning>
        <p className="strong">{said.warning.title}</p>
        <p>{said.warning.text}</p>
      </Warning>
      {standing.is === 'going' ? <WorkProgress work="export" words={said.working} /> : (
        <>
          {error !== null && <div className="notice" role="alert"><p>{error}</p></div>}
          <p className="first-acts">
            <Button ref={go} className="button is-primary" isPending={isAsking} onPress={() => { void choose() }}>
              {isAsking ? said.choosing : said.go}
            </Button>
            <Button
              className="button is-plain"
              isDisabled={isAsking}
              onPress={() => {
                exporting.forget()
                onLeave()
              }}
            >
              {said.back}
            </Button>
          </p>
        </>
      )}
    </TaskPage>
  )
}

const Warning = ({ children }: { readonly children: ReactNode }) => (
  <div className="notice" role="note"><div>{children}</div></div>
)

const Done = ({ exported, onClose }: { readonly exported: Exported, readonly onClose: () => void }) => {
  const { records, files, unopened, lostFiles, folder, place } = exported
  const lacking = said.lacking(unopened, lostFiles)
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => { if (document.activeElement === document.body) close.current?.focus() }, [])
  return (
    <TaskPage title={said.done.title} lead={said.done.lead(records, files)} asides={[]}>
      <p className="said">{said.done.begin}</p>
      <p className="code folder">{folder}</p>
      {lacking !== null && <Warning><p className="strong">{said.notWhole}</p><p>{lacking}</p></Warning>}
      <Warning><p className="strong">{said.warning.title}</p><p>{said.warning.after}</p></Warning>
      <p className="first-acts">
        <Button className="button is-primary" onPress={() => { void call('host.showPlace', { place }) }}>{said.done.show}</Button>
        <Button ref={close} className="button is-plain" onPress={onClose}>{said.done.close}</Button>
      </p>
    </TaskPage>
  )
}
