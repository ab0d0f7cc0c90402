import { useState } from 'react'
import { Button } from 'react-aria-components'
import { Mark } from '../../components/icons.tsx'
import { lock } from '../../strings/lock.ts'
import { words } from '../../strings/words.ts'
import { LockSays } from './lock-says.tsx'
import type { Opened } from './opened.ts'
import { PassphraseDoor } from './passphrase-door.tsx'
import { SheetDoor } from './sheet-door.tsx'
import { useOpening } from './use-opening.ts'

interface Props {
  readonly onOpened: (opened: Opened) => void
  /** The practice could not be opened for a reason that is no slip: the door may have changed. */
  readonly onRefused: () => void
}

/** The lock. It holds no name. */
export const Lock = ({ onOpened, onRefused }: Props) => {
  const [by, setBy] = useState<'passphrase' | 'sheet'>('passphrase')
  const opening = useOpening(onOpened, onRefused)
  const Door = by === 'passphrase' ? PassphraseDoor : SheetDoor
  return (
    <main className="still">
      <div className={by === 'sheet' ? 'lock is-sheet' : 'lock'}>
        <Mark size={40} />
        <h1 className="focus-words">{words.product}</h1>
        <Door opening={opening} />
        <LockSays opening={opening} />
      </div>
      <p className="lock-foot">
        <Button
          className="second foot-link"
          isDisabled={opening.isOpening}
          onPress={() => { setBy(by === 'passphrase' ? 'sheet' : 'passphrase') }}
        >
          {by === 'passphrase' ? lock.passphrase.useSheet : lock.sheet.usePassphrase}
        </Button>
      </p>
    </main>
  )
}
