import { useState } from 'react'
import type { Measure } from '../../../shared/domain/measures/names.ts'
import { SPAN_NAMES, type MeasuresView, type SpanName } from '../../../shared/ipc/measures.ts'
import { RoomTitle } from '../../components/room-title.tsx'
import { measures as words, monthWords } from '../../strings/measures.ts'
import { Choice } from '../settings/choice.tsx'
import { BaselineChip } from './baseline-chip.tsx'
import { FigureRow } from './figure-row.tsx'
import { firstSpan, GROUPS } from './figures.ts'
import { Report } from './report.tsx'
import { StepButton } from './step-button.tsx'

/** The measures of a span, group by group, beside the baseline month and what others claim. */
export const MyPracticePage = ({ view }: { readonly view: MeasuresView }) => {
  const [span, setSpan] = useState<SpanName>(() => firstSpan(view))
  const [open, setOpen] = useState<Measure | null>(null)
  const [asked, setAsked] = useState(0)
  const { today, baseline, flat } = view
  const nameOf = (name: SpanName) => words.spans[name](view.spans[name].from, view.spans[name].to, today)
  const askReport = () => { setAsked((times) => times + 1) }
  return (
    <main className="room my-practice">
      <header className="room-head">
        <div>
          <RoomTitle>{words.title}</RoomTitle>
          <p className="lead">{words.lead}</p>
        </div>
      </header>
      {flat && baseline && (
        <div className="flat wide" role="note">
          <p>{words.flat(monthWords(baseline.month, today), monthWords(flat.from, today), monthWords(flat.to, today), flat.tune)}</p>
          <StepButton
            step={flat.tune === 'cadence' ? 'reminders' : 'capture'}
            measure={null}
            className="button is-small"
            onReport={askReport}
          />
        </div>
      )}
      <div className="choices wide">
        <Choice
          legend={words.when}
          isLegendShown={false}
          options={SPAN_NAMES.map((value) => ({ value, label: nameOf(value) }))}
          value={span}
          onChoose={async (next) => {
            setSpan(next)
            return true
          }}
          error={null}
        />
        <BaselineChip view={view} />
      </div>
      <table className="measures wide" aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.measure}</th>
            <th scope="col" className="now">{nameOf(span)}</th>
            <th scope="col" className="before">{baseline === null ? words.baseline.noMonth : monthWords(baseline.month, today)}</th>
            <th scope="col" className="claim">{words.claimed}</th>
            <th scope="col" className="trend">{words.trend}</th>
          </tr>
        </thead>
        {GROUPS.map(({ name, measures }) => (
          <tbody key={name}>
            <tr className="group"><th scope="rowgroup" colSpan={5}><h2 className="head">{words.groups[name]}</h2></th></tr>
            {view.figures.filter(({ measure }) => (measures as readonly Measure[]).includes(measure)).map((figure) => (
              <FigureRow
                key={figure.measure}
                figure={figure}
                span={span}
                view={view}
                isOpen={open === figure.measure}
                onToggle={() => { setOpen((before) => (before === figure.measure ? null : figure.measure)) }}
                onReport={askReport}
              />
            ))}
          </tbody>
        ))}
      </table>
      <p className="hint footnote">{words.footnote}</p>
      <Report view={view} asked={asked} />
    </main>
  )
}
