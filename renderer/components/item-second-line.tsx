import { Button } from 'react-aria-components'
import { dayIn } from '../../shared/domain/day.ts'
import type { ItemRow } from '../../shared/ipc/views.ts'
import { dayBriefly, dayInWords, dueInWords, exactDay, exactInstant } from '../strings/dates.ts'
import { itemWords, ownerWords } from '../strings/items.ts'
import { isLate } from './item-look.ts'

/** When it is or was due, or when it was closed: in words, for whoever hears the item instead of seeing it. */
export const whenOf = (item: ItemRow, today: string, zone: string): string => {
    if (item.status === 'done' || item.status === 'skipped') return dayBriefly(dayIn(item.since, zone), today)
  return isLate(item, today) ? dueInWords(item.due, today) : itemWords.due(dayInWords(item.due, today))
}

interface Props {
  readonly item: ItemRow
  readonly today: string
  readonly zone: string
  readonly saysDay: boolean
  readonly isOffTab: boolean
  readonly onClient?: (clientId: string) => void
}

/** Under the words of an item: who, how it stands, by when. */
export const SecondLine = (props: Props) => {
  const { item, today, zone } = props
  const parts = item.status === 'done' || item.status === 'skipped'
    ? [<ClosedOn key="on" item={item} today={today} zone={zone} />, ...(props.onClient ? [<Who key="who" {...props} />] : [])]
    : [
      <Who key="who" {...props} />,
      ...(item.status === 'stuck' ? [<span key="stuck">{itemWords.stuck(item.obstacle)}</span>] : []),
      ...(props.saysDay ? [<Due key="due" item={item} today={today} />] : []),
    ]
  return <p className="second-line">{parts.map((part, index) => <span key={part.key}>{index > 0 && ', '}{part}</span>)}</p>
}

const Who = ({ item, onClient, isOffTab }: Props) => {
  if (!onClient) return <bdi>{itemWords.owner(item)}</bdi>
  return (
    <>
      {item.owner === 'coach' && ownerWords.youFor}
      <Button className="name-link" excludeFromTabOrder={isOffTab} onPress={() => { onClient(item.clientId) }}>
        <bdi>{item.clientName}</bdi>
      </Button>
    </>
  )
}

const Due = ({ item, today }: Pick<Props, 'item' | 'today'>) => {
  return (
    <time className={isLate(item, today) ? 'late' : undefined} dateTime={item.due} title={exactDay(item.due)}>
      {dueInWords(item.due, today)}
    </time>
  )
}

const ClosedOn = ({ item, today, zone }: Pick<Props, 'item' | 'today' | 'zone'>) => {
  const words = dayBriefly(dayIn(item.since, zone), today)
  return (
    <time dateTime={item.since} title={exactInstant(item.since, zone)}>
      {item.status === 'done' ? itemWords.doneOn(words) : itemWords.skippedOn(words)}
    </time>
  )
}
