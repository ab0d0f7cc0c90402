import { clients as words } from '../../strings/clients.ts'

interface Props {
  readonly typed: string
  /** How many clients the typed words leave; null while nothing is typed. */
  readonly found: number | null
  readonly onType: (typed: string) => void
  readonly onEnter: () => void
}

/** Narrows the roster by name. Down goes into the list, Enter opens its first client, Escape shows everyone. */
export const RosterFilter = ({ typed, found, onType, onEnter }: Props) => (
  <div className="roster-filter" role="search">
    <div className="input">
      <input
        type="text"
        aria-label={words.filter}
        placeholder={words.filter}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={typed}
        onChange={(event) => { onType(event.target.value) }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') onType('')
          if (event.key === 'Enter') onEnter()
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          event.currentTarget.closest('main')?.querySelector<HTMLElement>('.roster [data-entry]')?.focus()
        }}
      />
    </div>
    <span className="visually-hidden" role="status">{found === null ? '' : words.found(found)}</span>
  </div>
)
