import { useId } from 'react'
import type { ItemRow } from '../../shared/ipc/views.ts'
import { Item, type ItemProps } from './item.tsx'

interface Props extends Omit<ItemProps, 'item'> {
  readonly title: string
  readonly items: readonly ItemRow[]
  readonly level?: 2 | 3
}

/** A heading and its items; nothing at all where there are none. */
export const ItemSection = ({ title, items, level = 2, ...each }: Props) => {
  const id = useId()
  if (items.length === 0) return null
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="section" aria-labelledby={id}>
      <Heading className="head" id={id}>{title}</Heading>
      <ul className="items" aria-labelledby={id}>
        {items.map((item) => <Item key={item.id} item={item} {...each} />)}
      </ul>
    </section>
  )
}
