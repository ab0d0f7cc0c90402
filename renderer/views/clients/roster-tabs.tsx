import { useEffect, useRef, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { isOnTop } from '../../components/on-top.ts'
import { clients as words, type Shown } from '../../strings/clients.ts'

interface Props {
  readonly tabs: readonly { readonly shown: Shown, readonly count: number }[]
  readonly shown: Shown
  readonly onShow: (shown: Shown) => void
  /** What stands beside the tabs. */
  readonly beside: ReactNode
  readonly children: ReactNode
}

/** The ways to look at the roster, each with how many it shows. The digits choose them, too. */
export const RosterTabs = ({ tabs, shown, onShow, beside, children }: Props) => {
  useDigits(tabs.map((tab) => tab.shown), onShow)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLElement) || !event.target.matches('[role=tab]')) return
    event.preventDefault()
    event.currentTarget.closest('main')?.querySelector<HTMLElement>('.roster [data-entry]')?.focus()
  }
  return (
    <Tabs
      className="roster-views"
      selectedKey={shown}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.shown === key)
        if (chosen) onShow(chosen.shown)
      }}
    >
      <div className="roster-bar wide" onKeyDownCapture={onKeyDown}>
        <TabList className="tabs" aria-label={words.show}>
          {tabs.map((tab, place) => (
            <Tab
              key={tab.shown}
              id={tab.shown}
              // React Aria passes this attribute on to no tab of its own accord.
              render={(props) => <div {...props as ComponentProps<'div'>} aria-keyshortcuts={String(place + 1)} />}
            >
              {words.shown[tab.shown]} <span className="figures">{tab.count}</span>
            </Tab>
          ))}
        </TabList>
        {beside}
      </div>
      {tabs.map((tab) => <TabPanel key={tab.shown} id={tab.shown} className="roster-panel">{children}</TabPanel>)}
    </Tabs>
  )
}

/** A digit shows the tab of that place, wherever the focus is but in a field or in what lies on top. */
const useDigits = (all: readonly Shown[], onShow: (shown: Shown) => void): void => {
  const latest = useRef({ all, onShow })
  useEffect(() => { latest.current = { all, onShow } })
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const { target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return
      if (isOnTop(target) || (target instanceof Element && target.closest('input, textarea'))) return
      const shown = latest.current.all[Number(event.key) - 1]
      if (!shown) return
      latest.current.onShow(shown)
      // Where what had the focus is shown no more, it goes on from the tab.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) {
          document.querySelector<HTMLElement>('.roster-bar [role="tab"][aria-selected="true"]')?.focus()
        }
      })
    }
    window.addEventListener('keydown', onKey)
    return () => { window.removeEventListener('keydown', onKey) }
  }, [])
}
