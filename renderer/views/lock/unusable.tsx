import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { lock, type Cause } from '../../strings/lock.ts'
import { StillPage } from './still-page.tsx'

const said = lock.unusable

interface Props {
  readonly because: Cause
  readonly onAgain: () => void
}

/** The practice is there but cannot be opened: what happened, what was kept, what to do. */
export const Unusable = ({ because, onAgain }: Props) => {
  const cause = said.causes[because]
  return (
    <StillPage title={cause.title}>
      <p className="lead">{cause.kept}</p>
      <p>{cause.happened} {cause.todo}</p>
      <p className="acts">
        <Button className="button is-primary" onPress={onAgain}>{said.again}</Button>
        <Button className="button" onPress={() => { void call('host.showVault', {}) }}>{said.show}</Button>
      </p>
    </StillPage>
  )
}
