import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { ChevronDown } from '../../components/icons.tsx'

export interface Field<Value> {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
}

interface OneOfProps<Value extends string> extends Field<Value> {
  readonly options: readonly { readonly value: Value, readonly label: string }[]
}

/** One of several, in a list that opens. */
export const OneOf = <Value extends string>({ label, value, onChange, options }: OneOfProps<Value>) => (
  <Select
    className="field"
    value={value}
    onChange={(key) => {
      const chosen = options.find((option) => option.value === key)
      if (chosen) onChange(chosen.value)
    }}
  >
    <Label className="label">{label}</Label>
    <Button className="input one-of"><SelectValue /> <ChevronDown /></Button>
    <Popover className="popover" placement="bottom start" offset={4}>
      <ListBox className="menu">
        {options.map((option) => (
          <ListBoxItem key={option.value} id={option.value} className="menu-item" textValue={option.label}>
            <span dir="auto">{option.label}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </Select>
)

/** One of two or three, all in sight. */
export const Which = <Value extends string>({ label, value, onChange, options }: OneOfProps<Value>) => (
  <fieldset className="choice which">
    <legend className="small">{label}</legend>
    <div className="options">
      {options.map((option) => (
        <label key={option.value} className="option">
          <input
            type="radio"
            name={label}
            checked={option.value === value}
            onChange={() => { onChange(option.value) }}
          />
          {option.label}
        </label>
      ))}
    </div>
  </fieldset>
)

/** A line of words. */
export const LineField = ({ label, value, onChange, most }: Field<string> & { readonly most: number }) => (
  <label className="field">
    <span className="label">{label}</span>
    <span className="input">
      <input
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={most}
        value={value}
        onChange={(event) => { onChange(event.target.value) }}
      />
    </span>
  </label>
)
