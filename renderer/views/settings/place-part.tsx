import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { useQuery } from '../../app/use-query.ts'
import { bytes } from '../../strings/numbers.ts'
import { settings } from '../../strings/settings.ts'

const words = settings.place

/** Where the one file lies, and what may be done with it. */
export const PlacePart = ({ isSample }: { readonly isSample: boolean }) => {
  const asked = useQuery('host.vaultPlace', {})
  return (
    <section className="section">
      <h2 className="head">{words.head}</h2>
      {asked.state === 'failed' && <p>{words.unknown}</p>}
      {asked.state === 'ready' && (
        <dl className="place">
          <dt>{words.file}</dt><dd className="code">{asked.value.file}</dd>
          <dt>{words.folder}</dt><dd className="code">{asked.value.folder}</dd>
          <dt>{words.size}</dt><dd>{bytes(asked.value.bytes)}</dd>
        </dl>
      )}
      <p>{isSample ? words.sample : words.sentence}</p>
      <Button className="button is-small gap" onPress={() => { void call('host.showVault', {}) }}>{words.show}</Button>
    </section>
  )
}
