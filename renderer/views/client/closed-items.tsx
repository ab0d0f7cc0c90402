import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { ItemRow } from '../../../shared/ipc/views.ts'
import { ChevronDown } from '../../components/icons.tsx'
import { Item } from '../../components/item.tsx'
import { client as words } from '../../strings/client.ts'

interface Props {
  readonly items: readonly ItemRow[]
  readonly today: string
  readonly zone: string
}

/** What is done or skipped, folded away until it is asked for. */
export const ClosedItems = ({ items, today, zone }: Props) => items.length > 0 && (
  <Disclosure className="section closed-items">
    <Heading level={2} className="head">
      <Button slot="trigger" className="fold">{words.closed(items.length)} <ChevronDown /></Button>
    </Heading>
    <DisclosurePanel>
      <ul className="items">
        {items.map((item) => <Item key={item.id} item={item} today={today} zone={zone} />)}
      </ul>
    </DisclosurePanel>
  </Disclosure>
)
