import { useMemo, useState } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { timeIn } from '../../../shared/domain/day.ts'
import { ChevronDown } from '../../components/icons.tsx'
import { cityOf } from '../../strings/dates.ts'
import { nudging as words } from '../../strings/nudges.ts'
import { allZones, zonesFor, type ZoneChoice } from './nudging-zones.ts'

interface Props {
  /** An IANA name; empty where it is the coach’s. */
  readonly value: string
  /** The coach’s own zone. */
  readonly coach: string
  /** What time it is, as an instant. */
  readonly at: string
  readonly onChoose: (zone: string) => Promise<boolean>
  /** Why the last choice was not kept; null if nothing stood in the way. */
  readonly error: string | null
}

/** Stands for the coach’s own zone in the list: a key may not be empty. */
const MINE = 'mine'

/** The zone a client lives in, found by a town, with the time there now. */
export const ZoneField = ({ value, coach, at, onChoose, error }: Props) => {
  const shown = value === '' ? words.zoneMine(cityOf(coach)) : cityOf(value)
  /** What is being typed; null while nothing is. */
  const [typed, setTyped] = useState<string | null>(null)
  const zones = useMemo(allZones, [])
  const mine: ZoneChoice = { zone: MINE, town: words.zoneMine(cityOf(coach)), region: '' }
  const isSearching = typed !== null && typed !== shown
  const listed = isSearching ? zonesFor(typed, zones) : [mine, ...zones]
  return (
    <ComboBox
      className="field is-small zone-field"
      items={listed}
      inputValue={typed ?? shown}
      onInputChange={setTyped}
      value={value === '' ? MINE : value}
      onChange={(key) => {
        setTyped(null)
        if (key === null) return
        const next = key === MINE ? '' : String(key)
        if (next !== value) void onChoose(next)
      }}
      onFocus={(event) => { if (event.target instanceof HTMLInputElement) event.target.select() }}
      onBlur={() => { setTyped(null) }}
      defaultFilter={() => true}
      allowsEmptyCollection
      autoFocus
    >
      <Label className="label">{words.zone}</Label>
      <span className="input">
        <Input placeholder={words.zoneHint} autoComplete="off" spellCheck={false} />
        <Button className="calendar-turn" aria-label={words.zones}><ChevronDown /></Button>
      </span>
      <Popover className="popover zone-popover" placement="bottom start" offset={8} crossOffset={-16}>
        <ListBox<ZoneChoice>
          className="menu zone-menu"
          renderEmptyState={() => <p className="second zone-none">{words.zoneNone}</p>}
        >
          {({ zone, town, region }) => (
            <ListBoxItem id={zone} className="menu-item" textValue={town}>
              <span>{town} <span className="hint">{region}</span></span>
              <span className="hint figures">{timeIn(at, zone === MINE ? coach : zone)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
      {error !== null && <p className="small late" role="alert">{error}</p>}
    </ComboBox>
  )
}
