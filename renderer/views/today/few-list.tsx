import { Fragment, type ReactNode } from 'react'
import { VirtualList } from '../../components/virtual-list.tsx'
import type { Few } from './few.ts'

interface Props<Entry> {
  readonly few: Few<Entry>
  readonly className: 'items' | 'rows'
  readonly label: string
  readonly idOf: (entry: Entry) => string
  /** How high an entry is before it was measured, in pixels. */
  readonly estimate: number
  /** @param as what the entry is to be: in a long list it stands within an `li` */
  readonly render: (entry: Entry, as: 'li' | 'div') => ReactNode
}

/** As much of a list as is shown. Of one that was asked for whole, only what is seen stands in the page. */
export const FewList = <Entry, >({ few: { shown, isLong }, className, label, idOf, estimate, render }: Props<Entry>) => (isLong
  ? (
    <VirtualList
      as="ul"
      className={className}
      label={label}
      entries={shown}
      idOf={idOf}
      estimate={estimate}
      render={(entry) => render(entry, 'div')}
    />
  )
  : (
    <ul className={className} aria-label={label}>
      {shown.map((entry) => <Fragment key={idOf(entry)}>{render(entry, 'li')}</Fragment>)}
    </ul>
  ))
