import { useId, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import { missing } from '../../../shared/domain/measures/asks.ts'
import type { Measure } from '../../../shared/domain/measures/names.ts'
import type { Reading } from '../../../shared/domain/measures/reading.ts'
import type { Figure, MeasuresView, SpanName } from '../../../shared/ipc/measures.ts'
import { ChevronDown } from '../../components/icons.tsx'
import { CLAIMS, MEASURE_WORDS } from '../../strings/measure-names.ts'
import { figureOf, groundOf, measures as words, missingWords } from '../../strings/measures.ts'
import { FigureMonths } from './figure-months.tsx'
import { sayable, stepOf } from './figures.ts'
import { StepButton } from './step-button.tsx'
import { Trend } from './trend.tsx'

interface Props {
  readonly figure: Figure
  readonly span: SpanName
  readonly view: MeasuresView
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onReport: () => void
}

/** One measure: what it is now, what it was in the baseline month, what others claim, and its last twelve months. */
export const FigureRow = ({ figure, span, view, isOpen, onToggle, onReport }: Props) => {
  const { measure, readings, before } = figure
  const reading = readings[span]
  const more = missing(measure, reading)
  const step = stepOf(measure, reading, span)
  const detail = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.key.toLowerCase() !== 't') return
    event.preventDefault()
    onToggle()
  }
  return (
    <>
      <tr className="figure" onKeyDown={onKeyDown}>
        <th scope="row">
          <Button
            className="measure-name"
            aria-expanded={isOpen}
            aria-controls={detail}
            // React Aria passes this attribute on to no button of its own accord.
            render={(props) => <button {...props} aria-keyshortcuts="T" />}
            onPress={onToggle}
          >
            {MEASURE_WORDS[measure].name} <ChevronDown /> <span className="key" aria-hidden="true">{words.keyHint}</span>
          </Button>
          {reading.value === null || more > 0
            ? <p className="second">{missingWords(measure, reading, more, span !== 'month-so-far')}</p> : null}
          {step !== null && <StepButton step={step} measure={measure} onReport={onReport} />}
        </th>
        <Value measure={measure} reading={reading} className="now" />
        <Value measure={measure} reading={before} className="before" />
        <td className="claim">{CLAIMS[measure] ?? ''}</td>
        <td className="trend"><Trend figure={figure} months={view.trendMonths} today={view.today} /></td>
      </tr>
      <tr id={detail} className="detail" hidden={!isOpen}>
        {isOpen && (
          <td colSpan={5}>
            <p>{MEASURE_WORDS[measure].what}</p>
            {figure.months.length > 0 && <FigureMonths figure={figure} months={view.trendMonths} />}
          </td>
        )}
      </tr>
    </>
  )
}

interface ValueProps { readonly measure: Measure, readonly reading: Reading | null, readonly className: string }

const Value = ({ measure, reading, className }: ValueProps) => {
  const value = sayable(measure, reading)
  if (reading === null || value === null) {
    return (
      <td className={`figures ${className}`}>
        <span aria-hidden="true">–</span><span className="visually-hidden">{words.notThere}</span>
      </td>
    )
  }
  const ground = groundOf(measure, reading)
  return (
    <td className={`figures ${className}`}>
      {figureOf(measure, value)}{ground !== '' && <small>{ground}</small>}
    </td>
  )
}
