import { useId } from 'react'
import { restore } from '../../../strings/restore.ts'
import type { Wanted } from './wanted.ts'

const said = restore.into
const WAYS = [
  { value: 'place', label: said.place, what: said.placeWhat },
  { value: 'beside', label: said.beside, what: said.besideWhat },
] as const satisfies readonly { readonly value: Wanted['into'], readonly label: string, readonly what: string }[]

interface Props {
  readonly into: Wanted['into']
  readonly onChoose: (into: Wanted['into']) => void
}

/** In the place of the practice that is here, or beside it. Neither takes anything away. */
export const Into = ({ into, onChoose }: Props) => {
  const name = useId()
  return (
    <fieldset className="choice into">
      <legend className="small">{said.legend}</legend>
      {WAYS.map(({ value, label, what }) => (
        <div key={value}>
          <label className="option">
            <input
              type="radio"
              name={name}
              checked={value === into}
              aria-describedby={`${name}-${value}`}
              onChange={() => { onChoose(value) }}
            />
            {label}
          </label>
          <p className="small" id={`${name}-${value}`}>{what}</p>
        </div>
      ))}
    </fieldset>
  )
}
