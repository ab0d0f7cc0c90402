import { Button } from 'react-aria-components'
import { useNavigation } from '../../app/navigation.ts'
import { RoomTitle } from '../../components/room-title.tsx'
import { client as words } from '../../strings/client.ts'

export const Gone = () => {
  const { go } = useNavigation()
  return (
    <main className="room empty-room">
      <div className="empty">
        <RoomTitle className="name">{words.gone}</RoomTitle>
        <Button className="button is-primary" onPress={() => { go({ room: 'clients' }) }}>{words.toClients}</Button>
      </div>
    </main>
  )
}
