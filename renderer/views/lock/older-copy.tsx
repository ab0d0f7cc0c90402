import { useState } from 'react'
import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { adviceFor } from '../../strings/advice.ts'
import { lock } from '../../strings/lock.ts'
import { StillPage } from './still-page.tsx'
import { dayOf, hereZone } from './when.ts'

const said = lock.older

interface Props {
  /** When it was last written; null if that is not known any more. */
  readonly writtenAt: string | null
  readonly onAccepted: () => void
}

/** V16: the copy opens, but a newer one was seen here. She decides; nothing is merged. */
export const OlderCopy = ({ writtenAt, onAccepted }: Props) => {
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const accept = async () => {
    setGoing(true)
    const answer = await call('vault.acceptOlderCopy', {})
    setGoing(false)
    if (answer.ok) onAccepted()
    else setError(adviceFor(answer.error))
  }
  const day = writtenAt === null ? null : dayOf(writtenAt, new Date(), hereZone())
  return (
    <StillPage title={`${said.title(day)}.`}>
      <p className="lead">{said.nothing}</p>
      <p>{said.explain}</p>
      {error !== null && <div className="notice" role="alert"><p>{error}</p></div>}
      <p className="acts">
        <Button className="button is-primary" isPending={isGoing} onPress={() => { void accept() }}>
          {isGoing ? said.accepting : said.accept}
        </Button>
        <Button className="button" onPress={() => { void call('host.showVault', {}) }}>{said.show}</Button>
        <Button className="button is-plain" onPress={() => { void call('host.lock', {}) }}>{said.leave}</Button>
      </p>
    </StillPage>
  )
}
