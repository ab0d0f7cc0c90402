import type { Week } from '../../components/momentum-look.ts'
import { momentum as words } from '../../strings/momentum.ts'

const COUNTS = ['done', 'doneLate', 'skipped', 'stuck', 'open', 'late', 'setbacks'] as const

/** The strip in figures, the latest week first. */
export const WeeksTable = ({ weeks, today }: { readonly weeks: readonly Week[], readonly today: string }) => (
  <table className="weeks-table" aria-label={words.head}>
    <thead>
      <tr>
        <th scope="col">{words.columns.week}</th>
        {COUNTS.map((count) => <th key={count} scope="col">{words.columns[count]}</th>)}
        <th scope="col">{words.columns.sessions}</th>
      </tr>
    </thead>
    <tbody>
      {[...weeks].reverse().map((week) => (
        <tr key={week.monday}>
          <th scope="row">{words.weekOf(week.monday, today)}</th>
          {COUNTS.map((count) => <td key={count} className={week[count] === 0 ? 'is-none' : undefined}>{week[count]}</td>)}
          <td>{words.sessions(week)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
