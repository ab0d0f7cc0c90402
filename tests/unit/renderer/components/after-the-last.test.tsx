import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { Rest, rest } from '../../../../renderer/components/rest.tsx'
import { isNowhere } from '../../../../renderer/components/use-enter.ts'
import { words } from '../../../../renderer/strings/words.ts'

/** As much of an element as is asked about. */
const element = (selectors: readonly string[], { isConnected = true } = {}) =>
  ({ matches: (selector: string) => selectors.includes(selector), focus: vi.fn(), hidden: true, isConnected })

const PAGE = element(['body'])
const TITLE = element(['h1', 'h1[tabindex]'])
const PLACE = element(['[data-rest]'])
const roomWith = (...all: readonly ReturnType<typeof element>[]): Pick<Element, 'querySelector'> => ({
  // Elements stand in for themselves: only what is asked about is there.
  querySelector: <Found,>(selector: string) => (all.find(({ matches }) => matches(selector)) ?? null) as Found | null,
})

describe('Enter, while the focus is nowhere in particular, is the room’s', () => {
  const pressed = (over: Partial<Parameters<typeof isNowhere>[0]>) => isNowhere({ target: PAGE, page: PAGE, last: null, ...over })

  it('on the page and on the title', () => {
    expect(pressed({})).toBe(true)
    expect(pressed({ target: TITLE })).toBe(true)
    expect(pressed({ last: TITLE })).toBe(true)
  })

  it('and not on anything else, nor where the focus rests after the last entry of a list', () => {
    expect(pressed({ target: element(['button']) })).toBe(false)
    expect(pressed({ target: element(['h2', 'h2[tabindex]']) })).toBe(false)
    expect(pressed({ target: PLACE })).toBe(false)
    expect(pressed({ target: null })).toBe(false)
  })

  it('and not in the moment in which what had the focus has gone, and nothing has it yet', () => {
    expect(pressed({ last: element(['button'], { isConnected: false }) })).toBe(false)
    expect(pressed({ target: TITLE, last: element(['button'], { isConnected: false }) })).toBe(true)
  })
})

describe('after the last entry of a list the focus', () => {
  it('comes to rest in the room’s place for that, which is seen from then on', () => {
    const place = element(['[data-rest]'])
    const title = element(['h1[tabindex]'])
    rest(roomWith(title, place))
    expect(place.focus).toHaveBeenCalledOnce()
    expect(place.hidden).toBe(false)
    expect(title.focus).not.toHaveBeenCalled()
  })

  it('goes to the title of a room without one, and nowhere without a room', () => {
    const title = element(['h1[tabindex]'])
    rest(roomWith(title))
    expect(title.focus).toHaveBeenCalledOnce()
    expect(() => { rest(null) }).not.toThrow()
  })

  it('finds a sentence that is hidden until then, and reached by no Tab', () => {
    const html = renderToStaticMarkup(<Rest />)
    expect(html).toContain(words.lastOfThem)
    expect(html).toMatch(/^<p[^>]*data-rest="true"[^>]*tabindex="-1"[^>]*hidden=""/u)
    expect(html).not.toContain('<h1')
  })
})
