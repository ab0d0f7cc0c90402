import { Button } from 'react-aria-components'
import type { Output } from '../../../../shared/ipc/contract.ts'
import { call } from '../../../api.ts'
import { useEnter } from '../../../components/use-enter.ts'
import { restore } from '../../../strings/restore.ts'
import { BeforePage } from '../before-page.tsx'
import type { Wanted } from './wanted.ts'

const said = restore.done

interface Props {
  readonly into: Wanted['into']
  readonly answer: Output<'vault.restore'>
  readonly onLeave: () => void
}

/** What was restored, what became of the practice of before, and the way to the lock. */
export const Restored = ({ into, answer, onLeave }: Props) => {
  const { records, keptAs } = answer
  useEnter(onLeave)
  return (
    <BeforePage title={said[into]} lead={said.compared(records)}>
      {keptAs !== null && <p className="then">{into === 'place' ? said.keptAs(keptAs) : said.besideAs(keptAs)}</p>}
      {into === 'place' && <p className="then">{said.opens}</p>}
      <p className="first-acts">
        <Button className="button is-primary" onPress={onLeave}>{said.go}</Button>
        {keptAs !== null && (
          <Button className="button" onPress={() => { void call('host.showVault', {}) }}>{said.show}</Button>
        )}
      </p>
    </BeforePage>
  )
}
