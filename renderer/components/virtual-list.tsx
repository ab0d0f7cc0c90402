import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useRoving } from './roving.tsx'

interface Props<Entry> {
  readonly entries: readonly Entry[]
  readonly idOf: (entry: Entry) => string
  /** How high an entry is before it was measured, in pixels. */
  readonly estimate: number
  /** `ol` where the order is a fact, `ul` where it is a help. */
  readonly as: 'ol' | 'ul'
  readonly className: string
  readonly label?: string
  /** Which entry holds an entry of the roving group that is none of this list’s own: an item within a row. */
  readonly holderOf?: (id: string) => string
  readonly render: (entry: Entry) => ReactNode
}

const itself = (id: string): string => id

/** Entries above and below what is seen: a fast scroll finds them there. */
const OVERSCAN = 8

/**
 * A list in a room that scrolls, of which only what is seen stands in the page. Heights are measured: words wrap.
 * The entry Tab stops at is always there, so that the focus is never lost to scrolling.
 */
export const VirtualList = <Entry, >(props: Props<Entry>) => {
  const { entries, idOf, estimate, as, className, label, holderOf = itself, render } = props
  const list = useRef<HTMLOListElement & HTMLUListElement>(null)
  const { current, onBring } = useRoving()
  const ids = useMemo(() => entries.map(idOf), [entries, idOf])
  const stop = current === null ? -1 : ids.indexOf(holderOf(current))
  const top = useTopInRoom(list)

  const rangeExtractor = useCallback((range: Range) => {
    const seen = defaultRangeExtractor(range)
    if (stop < 0 || seen.includes(stop)) return seen
    return stop < range.startIndex ? [stop, ...seen] : [...seen, stop]
  }, [stop])

  const virtual = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: entries.length,
    getScrollElement: () => roomOf(list.current),
    estimateSize: () => estimate,
    getItemKey: (index) => ids[index] ?? index,
    overscan: OVERSCAN,
    scrollMargin: top,
    rangeExtractor,
  })

  useEffect(() => onBring((id) => {
    const index = ids.indexOf(holderOf(id))
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
    return index >= 0
  }), [ids, holderOf, onBring, virtual])

  const List = as
  return (
    <List ref={list} className={`${className} virtual`} aria-label={label} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const entry = entries[index]
        return entry !== undefined && (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={entries.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${String(start - top)}px)` }}
          >
            {render(entry)}
          </li>
        )
      })}
    </List>
  )
}

/** What scrolls. */
const roomOf = (element: Element | null): HTMLElement | null => element?.closest<HTMLElement>('.room') ?? null

/** How far below the top of the scrolled room the list begins: what stands above it may grow and shrink. */
const useTopInRoom = (list: RefObject<HTMLElement | null>): number => {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const element = list.current
    const room = roomOf(element)
    if (!element || !room) return
    const measure = () => {
      const next = element.getBoundingClientRect().top - room.getBoundingClientRect().top + room.scrollTop
      setTop((old) => (Math.abs(old - next) < 1 ? old : next))
    }
    measure()
    const watch = new ResizeObserver(measure)
    // Whatever stands above the list stands beside it, or beside a part of the room it is in; what comes later makes
    // such a part higher.
    for (let part: Element | null = element; part && part !== room; part = part.parentElement) {
      for (const beside of part.parentElement?.children ?? []) watch.observe(beside)
    }
    return () => { watch.disconnect() }
  }, [list])
  return top
}
