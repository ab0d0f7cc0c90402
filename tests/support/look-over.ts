/** What every screen has to stand: axe finds nothing, and nothing reaches out of its place sideways. */
import axe from 'axe-core'
import { expect, type Page } from '@playwright/test'

export const SIZES = [{ width: 1280, height: 800 }, { width: 1000, height: 700 }] as const
const SCHEMES = ['light', 'dark'] as const

/** One line for each thing that axe finds, with the first elements it means. */
const violationsOn = async (page: Page): Promise<readonly string[]> => {
  // The page's own policy lets no script tag in; what the debugger evaluates is not the page's.
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      // React Aria names a busy button to screen readers by its id, and goes on for some seconds when it is gone.
      { exclude: [['[data-live-announcer]']] }, { resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary ?? ''})`).join(' | ')}`)
  })
}

/** What is cut off or has to be scrolled sideways. A field scrolls by itself; a name that ends in dots says so. */
const clippedOn = (page: Page): Promise<readonly string[]> => page.evaluate(() =>
  [...document.querySelectorAll('html, body *')]
    .filter((place) => {
      const { overflowX, textOverflow } = getComputedStyle(place)
      return place.scrollWidth > place.clientWidth && place.clientWidth > 1 && !place.matches('input, textarea')
        && (place.matches('html, main') || (overflowX !== 'visible' && textOverflow !== 'ellipsis'))
    })
    .map((place) => `${place.tagName} .${place.className}: ${String(place.scrollWidth)} > ${String(place.clientWidth)}`))

/** A dialog that is still fading in, or not in its place yet, is none to axe: it would look for the page below. */
const isThere = (page: Page): Promise<boolean> => page.evaluate(() =>
  [...document.querySelectorAll('[role=dialog]')].every((dialog) => dialog.checkVisibility({ checkOpacity: true }))
  && document.getAnimations().every(({ effect }) => effect?.getComputedTiming().endTime === Infinity))

/** In soak every screen is looked at in every light at every size. */
const EVERY = process.env['STILLROOM_EVERY_LOOK'] === '1'

/**
 * In which light a screen is looked at, size by size: each size in one of the two, and which one by the name of the
 * screen, so that the screens together are seen in all four.
 */
const lightsFor = (screen: string, place: number): readonly (typeof SCHEMES)[number][] =>
  (EVERY ? SCHEMES : SCHEMES.filter((_, index) => (screen.length + place + index) % 2 === 0))

/** Looks at what is open in both sizes and both lights; everything that is wrong is told, not only the first of it. */
export const lookOver = async (page: Page, screen: string): Promise<void> => {
  const found: string[] = []
  await expect(page.locator('h1').filter({ visible: true }).first()).toBeVisible()
  for (const [place, size] of SIZES.entries()) {
    await page.setViewportSize(size)
    for (const colorScheme of lightsFor(screen, place)) {
      // A colour on its way to another one is no colour to measure.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect.poll(() => isThere(page)).toBe(true)
      const where = `${screen}, ${String(size.width)}, ${colorScheme}`
      found.push(...(await violationsOn(page)).map((line) => `${where}: ${line}`))
      found.push(...(await clippedOn(page)).map((line) => `${where}: clipped: ${line}`))
    }
  }
  expect.soft(found).toEqual([])
}
