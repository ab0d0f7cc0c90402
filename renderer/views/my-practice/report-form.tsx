import { useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import type { MonthReport } from '../../../shared/schemas/month-report.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { NumberField } from '../../components/number-field.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { measures, monthWords } from '../../strings/measures.ts'
import { hoursRead, hoursWritten, wholeRead } from './typed-numbers.ts'

const words = measures.report

interface Props {
  readonly month: string
  readonly today: string
  /** What she wrote of it before. */
  readonly before: MonthReport | null
  /** Whether the focus comes here with it: not where it only asks. */
  readonly takesFocus: boolean
  /** Leaves it; null where it stands there to be filled in. */
  readonly onLeave: (() => void) | null
}

/** Two fields for what no record says. */
export const ReportForm = ({ month, today, before, takesFocus, onLeave }: Props) => {
  const [hours, setHours] = useState(hoursWritten(before?.adminMinutesPerWeek ?? null))
  const [elsewhere, setElsewhere] = useState(String(before?.workarounds ?? ''))
  const [problem, setProblem] = useState<string | null>(null)
  const { offer } = useUndo()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const minutes = hoursRead(hours)
    const workarounds = wholeRead(elsewhere)
    if (minutes === undefined) { setProblem(words.hoursWrong); return }
    if (workarounds === undefined) { setProblem(words.workaroundsWrong); return }
    if (minutes === null && workarounds === null && before === null) { setProblem(words.nothing); return }
    const answer = await call('measures.report', { month, adminMinutesPerWeek: minutes, workarounds })
    if (!answer.ok) { setProblem(adviceFor(answer.error)); return }
    setProblem(null)
    offer({ sentence: words.kept(monthWords(month, today)), changeId: answer.value.changeId })
    onLeave?.()
  }
  return (
    <form
      className="report-form"
      aria-label={words.writeFor(monthWords(month, today))}
      onSubmit={(event) => { void submit(event) }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onLeave) return
        event.stopPropagation()
        onLeave()
      }}
    >
      <p>{words.ask(monthWords(month, today))}</p>
      <div className="report-fields">
        <NumberField label={words.hours} value={hours} mode="decimal" onChange={setHours} isSmall takesFocus={takesFocus} />
        <NumberField label={words.workarounds} value={elsewhere} onChange={setElsewhere} isSmall />
        <p className="acts">
          <Button type="submit" className="button is-small">{words.keep} <span className="key">Enter</span></Button>
          {onLeave && (
            <Button className="button is-small is-plain" onPress={onLeave}>{words.leave} <span className="key">Esc</span></Button>
          )}
        </p>
      </div>
      {problem !== null && <p className="small late" role="alert">{problem}</p>}
    </form>
  )
}
