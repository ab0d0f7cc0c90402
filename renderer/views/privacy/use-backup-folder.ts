import { useState } from 'react'
import { call } from '../../api.ts'
import { adviceFor } from '../../strings/advice.ts'
import { folderAdvice } from '../../strings/backups.ts'
import { backUp } from './backups-work.ts'

/** What was chosen last since the practice was opened: only that can be shown, for a page knows no place by its name. */
let chosen: { readonly place: string, readonly shown: string } | null = null

/** The token of the folder, if it was chosen since the practice was opened. */
export const placeOf = (folder: string): string | null => (chosen?.shown === folder ? chosen.place : null)

/** Chooses where backups go, with the system's own dialog, and makes the first one there at once. */
export const useBackupFolder = (onChosen: () => void) => {
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const ask = async (): Promise<void> => {
    setAsking(true)
    setError(null)
    const picked = await call('host.pickPlace', { purpose: 'backups' })
    if (!picked.ok) setError(adviceFor(picked.error))
    else if (picked.value.place !== null) {
      const { place, shown } = picked.value
      const answer = await call('backups.setFolder', { place })
      if (answer.ok) {
        chosen = { place, shown }
        onChosen()
        void backUp()
      } else setError(folderAdvice(answer.error))
    }
    setAsking(false)
  }
  return { ask, isAsking, error }
}
