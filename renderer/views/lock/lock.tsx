import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Output } from '../../../shared/ipc/contract.ts'
import { Mark } from '../../components/icons.tsx'
import { lock } from '../../strings/lock.ts'
import { words } from '../../strings/words.ts'
import { ConflictCopies } from './conflict-copies.tsx'
import { LockSays } from './lock-says.tsx'
import type { Opened } from './opened.ts'
import { PassphraseDoor } from './passphrase-door.tsx'
import { SheetDoor } from './sheet-door.tsx'
import { useOpening } from './use-opening.ts'
import { useWho } from './who.ts'
import { WhoIsThere } from './who-is-there.tsx'

interface Props {
  /** What the practice says of itself to anybody. */
  readonly vault: Pick<Output<'vault.state'>, 'roles' | 'invited' | 'quickUnlock'>
  readonly onOpened: (opened: Opened) => void
  /** The practice could not be opened for a reason that is no slip: the door may have changed. */
  readonly onRefused: () => void
  readonly onJoin: () => void
  readonly onRestore: () => void
}

/** The lock. It holds no name. */
export const Lock = ({ vault, onOpened, onRefused, onJoin, onRestore }: Props) => {
  const [by, setBy] = useState<'passphrase' | 'sheet'>('passphrase')
  const opening = useOpening(onOpened, onRefused)
  const { role, choose, isAsked } = useWho(vault.roles)
  const { isOpening } = opening
  // The sheet and the keychain open it for the coach: nobody else has either.
  const isCoach = role === 'coach'
  const isSheet = by === 'sheet'
  const way = (label: string, go: () => void) => (
    <Button className="second foot-link" isDisabled={isOpening} onPress={go}>{label}</Button>
  )
  return (
    <main className="still is-lock">
      <ConflictCopies />
      <div className={isSheet ? 'lock is-sheet' : 'lock'}>
        <Mark size={40} />
        <h1 className="focus-words">{words.product}</h1>
        {isSheet ? <SheetDoor opening={opening} /> : (
          <PassphraseDoor
            opening={opening}
            role={isAsked ? role : null}
            hasKeychain={vault.quickUnlock && isCoach}
            {...(isAsked ? {
              above: (field) => (
                <WhoIsThere
                  roles={vault.roles}
                  role={role}
                  isDisabled={isOpening}
                  onChoose={choose}
                  onPointed={() => { field.current?.focus() }}
                />
              ),
            } : {})}
          />
        )}
        <LockSays opening={opening} />
      </div>
      <p className="lock-foot">
        {isSheet && way(lock.sheet.usePassphrase, () => { setBy('passphrase') })}
        {!isSheet && isCoach && way(lock.passphrase.useSheet, () => { setBy('sheet') })}
        {way(lock.ways.restore, onRestore)}
        {vault.invited && way(lock.ways.join, onJoin)}
      </p>
    </main>
  )
}
