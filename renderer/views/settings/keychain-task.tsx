import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { settings } from '../../strings/settings.ts'
import { ProveFirst } from './prove-first.tsx'

interface Props {
  readonly turns: 'on' | 'off'
  readonly onLeave: () => void
}

/** V6: gives this machine's keychain a key, or takes it out. */
export const KeychainTask = ({ turns, onLeave }: Props) => {
  const { say } = useUndo()
  const words = settings.keychain[turns]
  return (
    <ProveFirst
      words={{ ...words, back: settings.keychain.back }}
      act={(current) => call('vault.setQuickUnlock', { on: turns === 'on', current })}
      onDone={() => {
        say(words.done)
        onLeave()
      }}
      onLeave={onLeave}
    />
  )
}
