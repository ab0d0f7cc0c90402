import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { BriefView } from '../../../shared/ipc/brief.ts'
import type { ItemRow } from '../../../shared/ipc/views.ts'
import { Item } from '../../components/item.tsx'
import { brief as words } from '../../strings/brief.ts'

interface Props {
  readonly view: BriefView
  readonly title: string
  readonly items: readonly ItemRow[]
  /** How many more there are than fit the page. */
  readonly further: number
  readonly toClient: () => void
}

/** A part of the brief: items that are checked here by the same keys as anywhere. Nothing where there are none. */
export const BriefItems = ({ view, title, items, further, toClient }: Props) => {
  const id = useId()
  if (items.length + further === 0) return null
  return (
    <section className="section" aria-labelledby={id}>
      <h2 className="head" id={id}>{title}</h2>
      <ul className="items" aria-labelledby={id}>
        {items.map((item) => <Item key={item.id} item={item} today={view.today} zone={view.zone} />)}
      </ul>
      {further > 0 && (
        <p className="small further">
          {words.furtherItems(further)}{' '}
          <Button className="step" onPress={toClient}>{words.toClient(view.clientName)}</Button>
        </p>
      )}
    </section>
  )
}
