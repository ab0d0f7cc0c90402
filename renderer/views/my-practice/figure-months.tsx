import type { Figure } from '../../../shared/ipc/measures.ts'
import { figureOf, groundOf, measures as words } from '../../strings/measures.ts'
import { shortMonth } from '../../strings/dates.ts'
import { sayable } from './figures.ts'

/** The twelve months behind a small line, as a table. */
export const FigureMonths = ({ figure, months }: { readonly figure: Figure, readonly months: readonly string[] }) => (
  <table className="months" aria-label={words.months(figure.measure)}>
    <thead>
      <tr>{months.map((month) => <th key={month} scope="col">{shortMonth(`${month}-01`)}</th>)}</tr>
    </thead>
    <tbody>
      <tr>
        {figure.months.map((reading, index) => {
          const value = sayable(figure.measure, reading)
          return (
            <td key={months[index]} className="figures">
              {value === null ? '–' : figureOf(figure.measure, value)}
              <small>{reading.of === 0 ? '' : groundOf(figure.measure, reading)}</small>
            </td>
          )
        })}
      </tr>
    </tbody>
  </table>
)
