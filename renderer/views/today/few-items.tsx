import { useId } from 'react'
import { Item, type ItemProps } from '../../components/item.tsx'
import type { ItemRow } from '../../../shared/ipc/views.ts'
import { today as words } from '../../strings/today.ts'
import { FewList } from './few-list.tsx'
import type { Few } from './few.ts'
import { MoreStep } from './more-step.tsx'

interface Props extends Omit<ItemProps, 'item' | 'as'> {
  readonly title: string
  /** The exact day, for the hover, where the title is one. */
  readonly exact?: string
  readonly few: Few<ItemRow>
  /** A section of the page, or a stretch of days in its margin. */
  readonly place?: 'page' | 'margin'
}

/** The height of an item whose words take one line, in pixels. */
const ITEM_HEIGHT = 60

const idOf = ({ id }: ItemRow): string => id

/** A heading and its items, with their number where not all of them stand there; nothing at all where there are none. */
export const FewItems = ({ title, exact, few, place = 'page', ...each }: Props) => {
  const id = useId()
  if (few.count === 0) return null
  const Heading = place === 'page' ? 'h2' : 'h3'
  return (
    // In the margin a stretch of days is no landmark of the page: “Tomorrow” may be one beside it already.
    <section className={place === 'page' ? 'section' : 'coming-group'} aria-labelledby={place === 'page' ? id : undefined}>
      <Heading className={place === 'page' ? 'head is-counted' : 'small'} id={id} title={exact}>
        {title}{few.further > 0 && <>{' '}<span className="hint">{words.things(few.count)}</span></>}
      </Heading>
      <FewList
        few={few}
        className="items"
        label={title}
        idOf={idOf}
        estimate={ITEM_HEIGHT}
        render={(item, as) => <Item item={item} as={as} {...each} />}
      />
      <MoreStep few={few} next={few.next?.id} headId={id} />
    </section>
  )
}
