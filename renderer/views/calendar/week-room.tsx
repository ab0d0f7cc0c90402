import { useEffect, useMemo, useRef, useState } from 'react'
import { Popover } from 'react-aria-components'
import { addDays } from '../../../shared/domain/day.ts'
import type { WeekView } from '../../../shared/ipc/sessions.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useFocusKept } from '../../components/use-focus-kept.ts'
import { calendar as words } from '../../strings/calendar.ts'
import { anew, peopleOf, toMove, type Begun } from './begun.ts'
import { BookingDialog } from './booking-dialog.tsx'
import { headOf, weekOf } from './days.ts'
import { Grid } from './grid.tsx'
import { SessionDetails } from './session-details.tsx'
import { useSessionActs } from './use-session-acts.ts'
import { useWeekKeys } from './use-week-keys.ts'
import { WeekFoot } from './week-foot.tsx'
import { WeekHead } from './week-head.tsx'

/** The same session where it stands now: cancelled, or booked again, it is drawn anew. */
const sameStop = (lost: Element): HTMLElement | null => {
  const stop = lost instanceof HTMLElement ? lost.dataset['stop'] : undefined
  return stop === undefined ? null : document.querySelector<HTMLElement>(`[data-stop="${stop}"]`)
}

/** The week, and what lies over it: the details of a session, the form that books or moves one. */
export const WeekRoom = ({ view }: { readonly view: WeekView }) => {
  const { today, monday, sunday, zone, sessions, clients } = view
  const { go } = useNavigation()
  const room = useRef<HTMLElement>(null)
  const trigger = useRef<HTMLElement>(null)
  useFocusKept(room, sameStop)
  const week = useMemo(() => weekOf(view), [view])
  const zones = useMemo(
    () => new Map(clients.flatMap(({ id, zone: lives }) => (lives === null ? [] : [[id, lives] as const]))), [clients],
  )
  const acts = useSessionActs()
  /** Where Tab stops, as far as it is in this week. */
  const [wanted, setWanted] = useState(headOf(today))
  /** What the focus goes to as soon as its week is there. */
  const [toFocus, setToFocus] = useState<string | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const [glanced, setGlanced] = useState<string | null>(null)
  const [begun, setBegun] = useState<Begun | null>(null)

  const columnOf = (id: string) => week.steps.findIndex((stops) => stops.some((stop) => stop.id === id))
  const first = headOf(today >= monday && today <= sunday ? today : monday)
  const current = columnOf(wanted) < 0 ? first : wanted
  const day = week.columns[columnOf(current)]?.day ?? monday
  const open = sessions.find(({ id }) => id === openId)

  useEffect(() => {
    const stop = toFocus === null ? null : room.current?.querySelector<HTMLElement>(`[data-stop="${toFocus}"]`)
    if (!stop) return
    stop.focus()
    setToFocus(null)
  }, [toFocus, week])

  const show = (wantedDay: string) => {
    setOpenId(null)
    setWanted(headOf(wantedDay))
    setToFocus(headOf(wantedDay))
    go({ room: 'calendar', day: wantedDay })
  }
  const turn = (weeks: 1 | -1) => { show(addDays(day, 7 * weeks)) }
  // On a day that is over the next free hour is meant, not that day; an hour that was pointed at is meant as it is.
  const book = (on: string, time?: string) => { setBegun(anew(view, on < today && time === undefined ? today : on, time)) }
  const keys = {
    B: () => { book(day) }, T: () => { show(today) },
    PageUp: () => { turn(-1) }, PageDown: () => { turn(1) }, '[': () => { turn(-1) }, ']': () => { turn(1) },
  }
  useWeekKeys(keys)

  const closeDetails = () => { setOpenId(null) }
  return (
    <main ref={room} className="room calendar-room">
      <WeekHead view={view} onTurn={turn} onToday={keys.T} onBook={keys.B} />
      <Grid
        view={view}
        week={week}
        zones={zones}
        current={current}
        onCurrent={setWanted}
        openId={openId}
        onOpen={(id) => {
          trigger.current = room.current?.querySelector<HTMLElement>(`[data-stop="${id}"]`) ?? null
          setOpenId(id)
        }}
        onGlance={setGlanced}
        onBook={book}
      />
      <WeekFoot session={sessions.find(({ id }) => id === glanced)} zones={zones} />
      {open && (
        <Popover
          className="popover session-popover"
          aria-label={words.details(open)}
          triggerRef={trigger}
          isOpen
          onOpenChange={closeDetails}
          placement="right top"
          offset={4}
        >
          <SessionDetails
            session={open}
            view={view}
            zones={zones}
            acts={acts}
            onClose={() => {
              closeDetails()
              setToFocus(open.id)
            }}
            onMove={() => {
              closeDetails()
              setBegun(toMove(peopleOf(open, clients), open, view))
            }}
          />
        </Popover>
      )}
      {begun && (
        <BookingDialog
          {...begun}
          today={today}
          zone={zone}
          onClose={(booked) => {
            setBegun(null)
            if (booked !== null) show(booked)
          }}
        />
      )}
    </main>
  )
}
