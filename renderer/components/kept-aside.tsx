import { Button } from 'react-aria-components'
import type { KeptAside as Kept } from '../../shared/ipc/views.ts'
import { call } from '../api.ts'
import { exactInstant } from '../strings/dates.ts'
import { keptAside as said } from '../strings/kept-aside.ts'

interface Props {
  readonly kept: readonly Kept[]
  readonly today: string
  readonly zone: string
}

/** Practices that a restore has put beside this one, by day and by name, and the way to where they lie. */
export const KeptAside = ({ kept, today, zone }: Props) => (
  <>
    <ul className="plain-list held">
      {kept.map((each) => (
        <li key={each.file} title={exactInstant(each.at, zone)}>
          {said.one(each, today, zone)} <span className="code">{each.file}</span>
        </li>
      ))}
    </ul>
    <p className="acts gap">
      <Button className="button is-small" onPress={() => { void call('host.showVault', {}) }}>{said.show}</Button>
    </p>
  </>
)
