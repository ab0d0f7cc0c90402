import { useId } from 'react'
import { Item, type ItemProps } from '../../components/item.tsx'
import { capitalised } from '../../strings/numbers.ts'
import { dayBriefly, exactDay, monthByName } from '../../strings/dates.ts'
import { today as words } from '../../strings/today.ts'
import type { ComingGroup } from './coming.ts'

type Props = Omit<ItemProps, 'item'> & { readonly groups: readonly ComingGroup[] }

/** What is due after today: the near days one by one, then by month. */
export const Coming = ({ groups, ...each }: Props) => {
  const id = useId()
  return (
    <aside className="margin coming" aria-labelledby={id}>
      <h2 className="head" id={id}>{words.coming}</h2>
      {groups.map((group) => <Group key={group.key} group={group} {...each} />)}
    </aside>
  )
}

const monthWords = (day: string, today: string): string => {
  const month = monthByName(day, today)
  return day.slice(0, 7) === today.slice(0, 7) ? words.laterIn(month) : month
}

const Group = ({ group, ...each }: Omit<Props, 'groups'> & { readonly group: ComingGroup }) => {
  const id = useId()
  const isDay = group.kind === 'day'
  return (
    <section className="coming-group" aria-labelledby={id}>
      <h3 className="small" id={id} title={isDay ? exactDay(group.day) : undefined}>
        {isDay ? capitalised(dayBriefly(group.day, each.today)) : monthWords(group.day, each.today)}
      </h3>
      <ul className="items" aria-labelledby={id}>
        {group.items.map((item) => <Item key={item.id} item={item} {...each} saysDay={!isDay} />)}
      </ul>
    </section>
  )
}
