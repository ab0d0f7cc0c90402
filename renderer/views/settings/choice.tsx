import { useId, useState } from 'react'

interface Props<Value> {
  readonly legend: string
  /** Left out where the heading above says the same. */
  readonly isLegendShown?: boolean
  readonly options: readonly { readonly value: Value, readonly label: string }[]
  readonly value: Value
  /** Answers whether it was kept. */
  readonly onChoose: (value: Value) => Promise<boolean>
  /** Why the last choice was not kept; null if nothing stood in the way. */
  readonly error: string | null
}

/** One of a few, all in sight. Plain radio buttons: the system's own keys and names come with them. */
export const Choice = <Value extends string | number>(props: Props<Value>) => {
  const { legend, isLegendShown = true, options, value, onChoose, error } = props
  const name = useId()
  // What was chosen shows as chosen while it is being kept, until the practice says what holds.
  const [wanted, setWanted] = useState<Value | null>(null)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setWanted(null)
  }
  const choose = (next: Value) => {
    setWanted(next)
    void onChoose(next).then((isKept) => { if (!isKept) setWanted(null) })
  }
  return (
    <fieldset className="choice">
      <legend className={isLegendShown ? 'small' : 'visually-hidden'}>{legend}</legend>
      <div className="options">
        {options.map((option) => (
          <label key={option.value} className="option">
            <input
              type="radio"
              name={name}
              checked={option.value === (wanted ?? value)}
              onChange={() => { choose(option.value) }}
            />
            {option.label}
          </label>
        ))}
      </div>
      {error !== null && <div className="notice" role="alert"><p>{error}</p></div>}
    </fieldset>
  )
}
