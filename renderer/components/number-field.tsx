interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** `numeric` takes digits alone; `decimal` whatever is typed, for a number may be written in more than one way. */
  readonly mode?: 'numeric' | 'decimal'
  readonly isSmall?: boolean
  readonly takesFocus?: boolean
}

/** A number, kept as it is typed: what it cannot be is said below the form, not corrected under the fingers. */
export const NumberField = ({ label, value, onChange, mode = 'numeric', isSmall = false, takesFocus = false }: Props) => (
  <label className={isSmall ? 'field is-small' : 'field'}>
    <span className="label">{label}</span>
    <span className="input">
      <input
        inputMode={mode}
        autoFocus={takesFocus}
        autoComplete="off"
        maxLength={mode === 'numeric' ? 3 : 8}
        value={value}
        onFocus={(event) => { event.target.select() }}
        onChange={({ target }) => { onChange(mode === 'numeric' ? target.value.replaceAll(/\D/gu, '') : target.value) }}
      />
    </span>
  </label>
)
