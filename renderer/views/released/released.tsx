import { useState } from 'react'
import { Button } from 'react-aria-components'
import { RoomTitle } from '../../components/room-title.tsx'
import { roles } from '../../strings/roles.ts'
import { ChangePassphrase } from '../settings/change-passphrase.tsx'

const said = roles.manager

/** All a manager has: released reports, and the word that nothing else opens with her key. */
export const Released = () => {
  const [isChanging, setChanging] = useState(false)
  if (isChanging) return <ChangePassphrase onLeave={() => { setChanging(false) }} />
  return (
    <main className="room released">
      <header className="room-head">
        <div>
          <RoomTitle>{said.title}</RoomTitle>
          <p className="lead">{said.lead}</p>
        </div>
      </header>
      <div className="cols">
        <div>
          <section className="section">
            <h2 className="head">{said.seesHead}</h2>
            <p>{said.sees}</p>
          </section>
          <section className="section">
            <h2 className="head">{said.sealedHead}</h2>
            <p>{said.sealed}</p>
          </section>
        </div>
        <aside className="margin">
          <section className="section">
            <h2 className="head">{said.keyHead}</h2>
            <p>{said.passphrase}</p>
            <Button className="button is-small gap" onPress={() => { setChanging(true) }}>{said.change}</Button>
          </section>
        </aside>
      </div>
    </main>
  )
}
