/** Law 3 in the real app: what was on its way to the disk half a second ago is there after kill -9. */
import { expect, test } from '@playwright/test'
import { today as todayWords } from '../../renderer/strings/today.ts'
import { launchApp, newUserData } from '../support/app.ts'
import { draftKept, firstClientBy, firstRunBy, mouse, noteText, unlockBy } from '../support/screens.ts'

test('a note half written when the power is cut is there again, at most the last half second short', async () => {
  const userData = newUserData()
  const first = await launchApp({ userData })
  await firstRunBy(first.page, mouse(first.page), 'copper ladle winter orchard')
  await firstClientBy(first.page, mouse(first.page), 'Marta Oliveira')
  await first.page.keyboard.insertText('Every word up to here')
  await draftKept(first.page)
  await first.page.keyboard.insertText(', and these half a second ago')
  // The promise is half a second on a machine that keeps up; this one runs other tests beside it.
  await first.page.waitForTimeout(1_500)
  await first.kill()

  const again = await launchApp({ userData })
  await unlockBy(again.page, mouse(again.page), 'copper ladle winter orchard')
  await again.page.getByRole('button', { name: new RegExp(`^${todayWords.goOn}`, 'u') }).first().click()
  await expect.poll(() => noteText(again.page)).toBe('Every word up to here, and these half a second ago')
  await again.close()
})
