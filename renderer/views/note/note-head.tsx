import type { RefObject } from 'react'
import { dayIn, timeIn } from '../../../shared/domain/day.ts'
import type { Named } from '../../components/client-matches.ts'
import { ClientPicker } from '../../components/client-picker.tsx'
import { dayByName, exactInstant } from '../../strings/dates.ts'
import { note as words } from '../../strings/note.ts'
import type { About } from './use-about.ts'

interface Props {
  readonly about: About
  /** The save waits for this choice. */
  readonly asksWhom: boolean
  readonly picker: RefObject<HTMLInputElement | null>
  readonly toEditor: () => void
  readonly onChoose: (client: Named) => void
}

/** When the session was, and which one; of a quick note whom it is about, as soon as somebody says so. */
export const NoteHead = ({ about, asksWhom, picker, toEditor, onChoose }: Props) => (
  <header>
    <p className="small">
      <time dateTime={about.begunAt} title={exactInstant(about.begunAt, about.zone)}>
        {dayByName(dayIn(about.begunAt, about.zone), about.today)}, {timeIn(about.begunAt, about.zone)}
      </time>
    </p>
    <h1 className="name">{about.session === null ? words.quickNote : words.session(about.session)}</h1>
    {about.clientId === null && (
      <ClientPicker
        label={words.whom}
        hint={words.whomLater}
        asks={asksWhom ? words.askWhom : null}
        list="as-needed"
        field={picker}
        onChoose={onChoose}
        onLeave={toEditor}
      />
    )}
  </header>
)
