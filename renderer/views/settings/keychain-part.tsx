import { Button } from 'react-aria-components'
import type { Output } from '../../../shared/ipc/contract.ts'
import { useQuery } from '../../app/use-query.ts'
import { settings } from '../../strings/settings.ts'
import { Key } from './key.tsx'
import type { Task } from './task.ts'

const words = settings.keys

interface Props {
  readonly onTask: (task: Task) => void
}

/** V6: whether this machine's keychain opens the practice, and where it does not, why. */
export const KeychainPart = ({ onTask }: Props) => {
  const keychain = useQuery('host.keychain', {})
  const vault = useQuery('vault.state', {})
  if (keychain.state !== 'ready' || vault.state !== 'ready') return null
  return <KeychainLine state={keychain.value.state} isOn={vault.value.quickUnlock} onTask={onTask} />
}

interface LineProps extends Props {
  readonly state: Output<'host.keychain'>['state']
  readonly isOn: boolean
}

/** What is on can be turned off, whatever became of the keychain; what cannot be had has a reason and no button. */
export const KeychainLine = ({ state, isOn, onTask }: LineProps) => {
  const what = isOn ? words.keychainOn : state === 'ready' ? words.keychainOff : words.keychainNot[state]
  const step = isOn
    ? <Button className="button" onPress={() => { onTask('keychain-off') }}>{words.leaveKeychain}</Button>
    : state === 'ready' && <Button className="button" onPress={() => { onTask('keychain-on') }}>{words.useKeychain}</Button>
  return <Key name={words.keychain} step={step}><p className="small">{what}</p></Key>
}
