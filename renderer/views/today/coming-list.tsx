import { useId } from 'react'
import type { ItemProps } from '../../components/item.tsx'
import { capitalised } from '../../strings/numbers.ts'
import { dayBriefly, exactDay, monthByName } from '../../strings/dates.ts'
import { today as words } from '../../strings/today.ts'
import type { ItemRow } from '../../../shared/ipc/views.ts'
import type { ComingGroup } from './coming.ts'
import { FewItems } from './few-items.tsx'
import type { Few } from './few.ts'

/** A stretch of days, with as much of it as is shown. */
export type ComingFew = ComingGroup & { readonly few: Few<ItemRow> }

type Props = Omit<ItemProps, 'item' | 'as' | 'saysDay'> & { readonly groups: readonly ComingFew[] }

/** What is due after today: the near days one by one, then by month. */
export const Coming = ({ groups, ...each }: Props) => {
  const id = useId()
  return (
    <aside className="margin coming" aria-labelledby={id}>
      <h2 className="head" id={id}>{words.coming}</h2>
      {groups.map(({ key, kind, day, few }) => (kind === 'day'
        ? (
          <FewItems
            key={key}
            {...each}
            place="margin"
            title={capitalised(dayBriefly(day, each.today))}
            exact={exactDay(day)}
            few={few}
            saysDay={false}
          />
        )
        : <FewItems key={key} {...each} place="margin" title={monthWords(day, each.today)} few={few} />))}
    </aside>
  )
}

const monthWords = (day: string, today: string): string => {
  const month = monthByName(day, today)
  return day.slice(0, 7) === today.slice(0, 7) ? words.laterIn(month) : month
}
