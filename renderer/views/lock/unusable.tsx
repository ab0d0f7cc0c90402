import { Button } from 'react-aria-components'
import { call } from '../../api.ts'
import { lock, type Cause } from '../../strings/lock.ts'
import { StillPage } from './still-page.tsx'

const said = lock.unusable

/** What lies there is no practice any more: a backup is. */
const TO_RESTORE: readonly Cause[] = ['vault-damaged', 'not-a-vault']

interface Props {
  readonly because: Cause
  readonly onAgain: () => void
  readonly onRestore: () => void
}

/** The practice is there but cannot be opened: what happened, what was kept, what to do. */
export const Unusable = ({ because, onAgain, onRestore }: Props) => {
  const cause = said.causes[because]
  const isToRestore = TO_RESTORE.includes(because)
  return (
    <StillPage title={cause.title}>
      <p className="lead">{cause.kept}</p>
      <p>{cause.happened} {cause.todo}</p>
      <p className="acts">
        {isToRestore && <Button className="button is-primary" onPress={onRestore}>{said.restore}</Button>}
        <Button className={isToRestore ? 'button' : 'button is-primary'} onPress={onAgain}>{said.again}</Button>
        <Button className="button" onPress={() => { void call('host.showVault', {}) }}>{said.show}</Button>
      </p>
    </StillPage>
  )
}
