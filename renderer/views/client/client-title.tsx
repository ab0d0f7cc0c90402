import { useRef, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { NameForm } from '../../components/name-form.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { useWayBack } from '../../components/use-way-back.ts'
import { client as words } from '../../strings/client.ts'

interface Props {
  readonly clientId: string
  readonly name: string
  /** What stands beside the step. */
  readonly children: ReactNode
}

/** The client's name, and the way to change it where it stands. */
export const ClientTitle = ({ clientId, name, children }: Props) => {
  const [isRenaming, setRenaming] = useState(false)
  const rename = useRef<HTMLButtonElement>(null)
  const { offer } = useUndo()

  useWayBack(rename, isRenaming)
  const leave = () => { setRenaming(false) }
  const keep = async (next: string) => {
    if (next !== name) {
      const answer = await call('clients.rename', { clientId, name: next })
      if (!answer.ok) return answer.error
      offer({ sentence: words.renamed(next), changeId: answer.value.changeId })
    }
    leave()
    return null
  }

  if (isRenaming) {
    return (
      <>
        <h1 className="visually-hidden">{name}</h1>
        <NameForm
          className="renamed"
          label={words.name}
          keep={words.keepName}
          initial={name}
          onKeep={keep}
          onLeave={leave}
        />
      </>
    )
  }
  return (
    <div className="client-title">
      <RoomTitle>{name}</RoomTitle>
      <Button ref={rename} className="step" onPress={() => { setRenaming(true) }}>{words.rename}</Button>
      {children}
    </div>
  )
}
