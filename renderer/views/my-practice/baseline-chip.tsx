import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { MeasuresView } from '../../../shared/ipc/measures.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { ChevronDown } from '../../components/icons.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { measures, monthWords } from '../../strings/measures.ts'

const words = measures.baseline

/** No month is written so. */
const FIRST = 'first'

/** The month the others are held against, as a value to change in place. */
export const BaselineChip = ({ view }: { readonly view: MeasuresView }) => {
  const { baseline, wholeMonths, today } = view
  const { offer, say } = useUndo()
  if (baseline === null && wholeMonths.length === 0) return <p className="hint">{words.none}</p>
  const choose = async (month: string | null) => {
    const answer = await call('measures.baseline', { month })
    if (!answer.ok) { say(adviceFor(answer.error)); return }
    offer({
      sentence: month === null ? words.changedToFirst : words.changed(monthWords(month, today)),
      changeId: answer.value.changeId,
    })
  }
  const selected = baseline === null || !baseline.isChosen ? FIRST : baseline.month
  const shown = baseline === null ? words.firstLater : monthWords(baseline.month, today)
  return (
    <MenuTrigger>
      <Button className="chip" aria-label={words.chip(shown)}>{words.chip(shown)} <ChevronDown /></Button>
      <Popover className="popover baseline-popover" placement="bottom start" offset={4}>
        <Menu
          className="menu"
          aria-label={words.choose}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[selected]}
          onAction={(key) => { if (key !== selected) void choose(key === FIRST ? null : String(key)) }}
        >
          <MenuItem id={FIRST} className="menu-item">{words.firstWhole}</MenuItem>
          {wholeMonths.map((month) => (
            <MenuItem key={month} id={month} className="menu-item">{monthWords(month, today)}</MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
