import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { useQuery } from '../../app/use-query.ts'
import { lock } from '../../strings/lock.ts'

const said = lock.copies

/** V15: a syncing program made two of the practice. What that means, what is safe, and the one thing to do. */
export const ConflictCopies = () => {
  const asked = useQuery('host.vaultPlace', {})
  const names = asked.state === 'ready' ? asked.value.conflictCopies : []
  if (names.length === 0) return null
  return (
    <div className="notice lock-notice" role="status">
      <div>
        <p className="strong">{said.title}</p>
        <p>{said.what(names)} {said.safe}</p>
      </div>
      <Button className="button is-small" onPress={() => { void call('host.showVault', {}) }}>{said.show}</Button>
    </div>
  )
}
