import type { RefObject } from 'react'
import { Button } from 'react-aria-components'
import { dayIn, timeIn } from '../../../shared/domain/day.ts'
import type { Named } from '../../components/client-matches.ts'
import { ClientPicker } from '../../components/client-picker.tsx'
import { attachments } from '../../strings/attachments.ts'
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
  readonly toFiles: () => void
}

/** When the session was, and which one; of a quick note whom it is about, as soon as somebody says so. */
export const NoteHead = ({ about, asksWhom, picker, toEditor, onChoose, toFiles }: Props) => (
  <header>
    <p className="small note-facts">
      <time dateTime={about.begunAt} title={exactInstant(about.begunAt, about.zone)}>
        {dayByName(dayIn(about.begunAt, about.zone), about.today)}, {timeIn(about.begunAt, about.zone)}
      </time>
      {about.attachments.length > 0 && (
        <Button className="step" onPress={toFiles}>{attachments.head(about.attachments.length)}</Button>
      )}
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
