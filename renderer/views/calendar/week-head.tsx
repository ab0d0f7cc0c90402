import { Button } from 'react-aria-components'
import type { WeekView } from '../../../shared/ipc/sessions.ts'
import { ChevronLeft } from '../../components/icons.tsx'
import { ChevronRight } from '../../components/item-icons.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { calendar as words } from '../../strings/calendar.ts'

interface Props {
  readonly view: WeekView
  readonly onTurn: (weeks: 1 | -1) => void
  readonly onToday: () => void
  readonly onBook: () => void
}

/** Which week it is, what it holds, and the way to the others. */
export const WeekHead = ({ view, onTurn, onToday, onBook }: Props) => {
  const { monday, sunday, today, zone } = view
  const isThis = today >= monday && today <= sunday
  return (
    <header className="room-head">
      <div>
        <RoomTitle>{words.weekTitle(monday, sunday, today)}</RoomTitle>
        <p className="lead" title={zone} aria-live="polite">{words.lead(view)}</p>
      </div>
      <div className="week-turn">
        <Button className="calendar-turn" aria-label={words.earlier} onPress={() => { onTurn(-1) }}><ChevronLeft /></Button>
        <Button className="button is-plain" isDisabled={isThis} onPress={onToday}>
          {words.thisWeek} <span className="key">T</span>
        </Button>
        <Button className="calendar-turn" aria-label={words.later} onPress={() => { onTurn(1) }}><ChevronRight /></Button>
        <Button className="button is-primary" onPress={onBook}>{words.book} <span className="key">B</span></Button>
      </div>
    </header>
  )
}
