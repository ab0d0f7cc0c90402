import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { MeasuresView } from '../../../shared/ipc/measures.ts'
import { useFocusKept } from '../../components/use-focus-kept.ts'
import { figureOf, measures, monthWords } from '../../strings/measures.ts'
import { ReportForm } from './report-form.tsx'

const words = measures.report

interface Props {
  readonly view: MeasuresView
  /** Counted up whenever a figure asks for what only she can say. */
  readonly asked: number
}

/** What only she can say of a month: asked for once a month, with what she said before. */
export const Report = ({ view, asked }: Props) => {
  const { reports, today, baseline } = view
  const [editing, setEditing] = useState<string | null>(null)
  const section = useRef<HTMLElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  // Once it is kept, the form that only asked is gone.
  useFocusKept(section, title)
  const lastMonth = view.asked
  const isSaid = (month: string) => reports.some((report) => report.month === month)
  const stands = lastMonth !== null && !isSaid(lastMonth)
  const [seen, setSeen] = useState(asked)
  if (seen !== asked) {
    setSeen(asked)
    setEditing(lastMonth)
  }
  useEffect(() => {
    if (asked > 0) section.current?.querySelector('input')?.focus()
  }, [asked])
  if (lastMonth === null && reports.length === 0) return null
  const leave = () => {
    setEditing(null)
    requestAnimationFrame(() => { section.current?.querySelector<HTMLElement>('button')?.focus() })
  }
  const month = editing ?? (stands ? lastMonth : null)
  const others = baseline && baseline.month !== lastMonth && !isSaid(baseline.month) && editing !== baseline.month
    ? baseline.month : null
  return (
    <section ref={section} className="section report" aria-label={words.head}>
      <h2 ref={title} className="head" tabIndex={-1}>{words.head}</h2>
      {month !== null && (
        <ReportForm
          key={month}
          month={month}
          today={today}
          before={reports.find((report) => report.month === month) ?? null}
          takesFocus={editing !== null}
          onLeave={editing === null ? null : leave}
        />
      )}
      {others !== null && (
        <Button className="step" onPress={() => { setEditing(others) }}>{words.writeFor(monthWords(others, today))}</Button>
      )}
      {reports.length > 0 && (
        <table className="fields reports" aria-label={words.history}>
          <thead>
            <tr>
              <th scope="col">{measures.month}</th><th scope="col">{words.hours}</th><th scope="col">{words.workarounds}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr key={report.month}>
                <th scope="row">{monthWords(report.month, today)}</th>
                <td>
                  {report.adminMinutesPerWeek === null ? words.notSaid : figureOf('admin-hours', report.adminMinutesPerWeek / 60)}
                </td>
                <td>{report.workarounds ?? words.notSaid}</td>
                <td>
                  <Button
                    className="step"
                    aria-label={words.changeFor(monthWords(report.month, today))}
                    onPress={() => { setEditing(report.month) }}
                  >
                    {words.change}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
