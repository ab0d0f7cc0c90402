/**
 * A practice begun on the screens once by each worker, of which every test opens a copy of its own: to begin one
 * derives keys three times, to open one does it once. How one is begun is proved where that is meant (first-note.spec.ts).
 */
import { cpSync } from 'node:fs'
import { launchApp, newUserData } from './app.ts'
import { firstRunBy, mouse } from './screens.ts'

export const PASSPHRASE = 'copper ladle winter orchard'

const made = new Map<string, Promise<string>>()

/**
 * A fresh folder with what `make` leaves in one.
 * @param key the same for the same `make`
 * @param make closes the app it opens
 */
export const copyOfMade = async (key: string, make: (userData: string) => Promise<void>): Promise<string> => {
  const first = made.get(key) ?? inNewFolder(make)
  made.set(key, first)
  const userData = newUserData()
  cpSync(await first, userData, { recursive: true })
  return userData
}

const inNewFolder = async (make: (userData: string) => Promise<void>): Promise<string> => {
  const userData = newUserData()
  await make(userData)
  return userData
}

/** The folder of a practice that was just begun, with nobody in it. It is to be opened. */
export const begunPractice = (): Promise<string> => copyOfMade('begun', async (userData) => {
  const running = await launchApp({ userData })
  await firstRunBy(running.page, mouse(running.page), PASSPHRASE)
  await running.close()
})
