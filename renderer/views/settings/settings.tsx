import { useState } from 'react'
import { useNavigation } from '../../app/navigation.ts'
import type { Place } from '../../app/trail.ts'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { settings as words } from '../../strings/settings.ts'
import { ChangePassphrase } from './change-passphrase.tsx'
import { NewSheet } from './new-sheet.tsx'
import { SettingsPage, type Task } from './settings-page.tsx'

/** Look, locking, keys, and where the practice lives. What takes a passphrase has a page of its own within the room. */
export const Settings = ({ isSample }: { readonly isSample: boolean }) => {
  const asked = useQuery('settings', {})
  const { place } = useNavigation()
  // A task lasts as long as this visit: choosing Settings in the list of rooms leads back to its front.
  const [begun, setBegun] = useState<{ readonly task: Task, readonly from: Place } | null>(null)
  const task = begun?.from === place ? begun.task : null
  const leave = () => { setBegun(null) }
  if (task === 'passphrase') return <ChangePassphrase onLeave={leave} />
  if (task === 'sheet') return <NewSheet onLeave={leave} />
  if (asked.state === 'loading') return <Loading words={words.loading} />
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  return <SettingsPage view={asked.value} isSample={isSample} onTask={(next) => { setBegun({ task: next, from: place }) }} />
}
