import { Button } from 'react-aria-components'
import { dayIn } from '../../shared/domain/day.ts'
import type { ItemRow } from '../../shared/ipc/views.ts'
import { dayAndTime, dayBriefly, dayInWords, dueInWords, exactDay, exactInstant } from '../strings/dates.ts'
import { itemWords, ownerWords } from '../strings/items.ts'
import { isLate, isReported } from './item-look.ts'

/** When it is or was due, or when it was closed: in words, for whoever hears the item instead of seeing it. */
export const whenOf = (item: ItemRow, today: string, zone: string): string => {
  if (isReported(item)) return `${itemWords.said(item)}, ${dayAndTime(item.since, today, zone)}`
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
  const { item } = props
  const isClosed = item.status === 'done' || item.status === 'skipped'
  const who = <Who key="who" {...props} />
  const due = props.saysDay ? [<Due key="due" {...props} />] : []
  const parts = isReported(item)
    ? [...props.onClient ? [who] : [], <Said key="said" {...props} />, ...isClosed ? [] : due]
    : isClosed
      ? [<ClosedOn key="on" {...props} />, ...props.onClient ? [who] : []]
      : [who, ...item.status === 'stuck' ? [<Stuck key="stuck" {...props} />] : [], ...due]
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

type Since = Pick<Props, 'item' | 'today' | 'zone'>

/** Her own word, and when she gave it. */
const Said = ({ item, today, zone }: Since) => (
  <span>
    <bdi>{itemWords.said(item)}</bdi>,{' '}
    <time dateTime={item.since} title={exactInstant(item.since, zone)}>{dayAndTime(item.since, today, zone)}</time>
  </span>
)

const Stuck = ({ item, today, zone }: Since) => (
  <time dateTime={item.since} title={exactInstant(item.since, zone)}>
    {itemWords.stuck(item.obstacle, dayBriefly(dayIn(item.since, zone), today))}
  </time>
)

const ClosedOn = ({ item, today, zone }: Since) => {
  const words = dayBriefly(dayIn(item.since, zone), today)
  return (
    <time dateTime={item.since} title={exactInstant(item.since, zone)}>
      {item.status === 'done' ? itemWords.doneOn(words) : itemWords.skippedOn(words)}
    </time>
  )
}
