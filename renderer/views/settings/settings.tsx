import { useState } from 'react'
import { useNavigation } from '../../app/navigation.ts'
import { useRole } from '../../app/role.ts'
import type { Place } from '../../app/trail.ts'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { settings as words } from '../../strings/settings.ts'
import { ChangePassphrase } from './change-passphrase.tsx'
import { KeychainTask } from './keychain-task.tsx'
import { LeaveTask } from './leave-task.tsx'
import { LettersTask } from './letters-task.tsx'
import { NewSheet } from './new-sheet.tsx'
import { ProgramsTask } from './programs-task.tsx'
import { SettingsPage } from './settings-page.tsx'
import type { Task } from './task.ts'

/**
 * Look, locking, keys, where the practice lives and how it leaves. What asks for a passphrase or a place has a page of
 * its own within the room. Whoever is not the coach has look, locking and her own passphrase.
 */
export const Settings = ({ isSample }: { readonly isSample: boolean }) => {
  const asked = useQuery('settings', {})
  const { place } = useNavigation()
  const isCoach = useRole() === 'coach'
  // A task lasts as long as this visit: choosing Settings in the list of rooms leads back to its front.
  const [begun, setBegun] = useState<{ readonly task: Task, readonly from: Place } | null>(null)
  const task = begun?.from === place ? begun.task : null
  const leave = () => { setBegun(null) }
  switch (task) {
    case 'passphrase': return <ChangePassphrase onLeave={leave} />
    case 'sheet': return <NewSheet onLeave={leave} />
    case 'keychain-on': return <KeychainTask turns="on" onLeave={leave} />
    case 'keychain-off': return <KeychainTask turns="off" onLeave={leave} />
    case 'letters': return <LettersTask onLeave={leave} />
    case 'programs': return <ProgramsTask onLeave={leave} />
    case 'leave': return <LeaveTask onLeave={leave} />
    case null:
  }
  if (asked.state === 'loading') return <Loading words={words.loading} />
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  return (
    <SettingsPage
      view={asked.value}
      isSample={isSample}
      isCoach={isCoach}
      onTask={(next) => { setBegun({ task: next, from: place }) }}
    />
  )
}
