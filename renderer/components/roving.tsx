import {
  createContext, useCallback, useContext, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode,
} from 'react'
import { rest } from './rest.tsx'

/**
 * One stop for the Tab key in a long list: the arrow keys move through its entries, Tab goes on from there.
 * An entry is the element that carries `data-entry`; what else belongs to it follows it in the order of Tab.
 */
export interface Roving {
  /** The entry Tab stops at. */
  readonly current: string | null
  /**
   * Call before an entry may leave its place. If it stands elsewhere afterwards the focus goes with it;
   * if it is gone, to the entry that took its place, and to where the room lets it rest after the last one.
   */
  readonly keepPlace: (id: string) => void
  /** A list that shows only a part of its entries says how it brings one into view. Returns how to stop. */
  readonly onBring: (bring: Bring) => () => void
  /** Moves the focus to an entry, wherever it is in its list. */
  readonly focusOn: (id: string) => void
}

/** Brings an entry into view; false if it is not one of this list's. */
type Bring = (id: string) => boolean

const RovingContext = createContext<Roving>({
  current: null, keepPlace: () => undefined, onBring: () => () => undefined, focusOn: () => undefined,
})

export const useRoving = (): Roving => useContext(RovingContext)

interface Props {
  /** Every entry, in the order it is shown. */
  readonly ids: readonly string[]
  readonly children: ReactNode
}

const STEPS: Readonly<Record<string, (index: number, length: number) => number>> = {
  ArrowDown: (index, length) => Math.min(index + 1, length - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, length) => length - 1,
}

const isFree = (active: Element | null): boolean => active === null || active === document.body || !active.isConnected

/** How many frames a list has to bring an entry into the page. */
const FRAMES = 10

const focusIn = (group: Element | null, id: string): boolean => {
  const entry = group?.querySelector<HTMLElement>(`[data-entry="${id}"]`)
  entry?.focus()
  return !!entry
}

export const RovingGroup = ({ ids, children }: Props) => {
  const group = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const leaving = useRef<{ readonly id: string, readonly index: number } | null>(null)
  const current = focused !== null && ids.includes(focused) ? focused : ids[0] ?? null

  const [brings] = useState(() => new Set<Bring>())
  const onBring = useCallback((bring: Bring) => {
    brings.add(bring)
    return () => { brings.delete(bring) }
  }, [brings])

  const focusEntry = useCallback((id: string | undefined) => {
    if (id !== undefined && focusIn(group.current, id)) return
    const room = group.current?.closest('main')
    if (id === undefined) {
      rest(room)
      return
    }
    if (![...brings].some((bring) => bring(id))) {
      room?.querySelector<HTMLElement>('h1')?.focus()
      return
    }
    // Tab stops there from now on, so its list keeps it in the page; it comes with one of the next frames.
    setFocused(id)
    const wait = (frames: number) => {
      requestAnimationFrame(() => { if (!focusIn(group.current, id) && frames > 0) wait(frames - 1) })
    }
    wait(FRAMES)
  }, [brings])

  const keepPlace = useCallback((id: string) => { leaving.current = { id, index: ids.indexOf(id) } }, [ids])

  // With the entries themselves, and not after them: in between, the wait for those of before would end.
  useLayoutEffect(() => {
    const left = leaving.current
    if (left === null) return undefined
    // A menu that closes gives the focus back first, and to nothing if its button has gone.
    const timer = setTimeout(() => {
      if (!isFree(document.activeElement)) return
      leaving.current = null
      focusEntry(ids.includes(left.id) ? left.id : ids[Math.min(left.index, ids.length - 1)])
    }, 60)
    // Entries that came meanwhile are the ones to look among.
    return () => { clearTimeout(timer) }
  }, [ids, focusEntry])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const { target } = event
    // What stands in a popover is a child for React, but not for the eye.
    if (!step || !(target instanceof HTMLElement) || !group.current?.contains(target)) return
    if (target.closest('input, textarea') || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const id = target.closest<HTMLElement>('[data-entry-of]')?.dataset['entryOf']
    // An entry of a group within this one moves there.
    if (id === undefined || !ids.includes(id)) return
    event.preventDefault()
    event.stopPropagation()
    focusEntry(ids[step(ids.indexOf(id), ids.length)])
  }

  const value = useMemo(
    () => ({ current, keepPlace, onBring, focusOn: focusEntry }), [current, keepPlace, onBring, focusEntry],
  )
  return (
    <RovingContext value={value}>
      <div
        ref={group}
        className="roving"
        // Taken on the way down: a menu button would open at an arrow key.
        onKeyDownCapture={onKeyDown}
        onFocus={({ target }) => {
          const id = target.closest<HTMLElement>('[data-entry-of]')?.dataset['entryOf']
          // An entry of a group within this one is that group’s.
          if (id !== undefined && ids.includes(id)) setFocused(id)
        }}
      >
        {children}
      </div>
    </RovingContext>
  )
}
