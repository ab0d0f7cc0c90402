import type { Output } from '../../../shared/ipc/contract.ts'
import { Mark } from '../../components/icons.tsx'
import { firstRun } from '../../strings/first-run.ts'
import { words } from '../../strings/words.ts'

const said = firstRun.paper

/** Diagonal lines over a cell that is withheld; every withheld cell looks the same. */
const HATCH = Array.from({ length: 15 }, (_, line) => `M${line * 4 - 14} 15l16-16`).join('')

const Withheld = () => (
  <span className="withheld">
    <svg width="44" height="14" viewBox="0 0 44 14" aria-hidden="true"><path d={HATCH} /></svg>
    <span className="visually-hidden">{said.covered}</span>
  </span>
)

/** A calendar day as it stands on paper: `17 November 2026`. The day has no zone, so none is applied. */
const onPaper = (day: string): string => new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
  day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
})

interface Props {
  readonly sheet: Output<'vault.begin'>
  /** Covers the group that is asked for on the screen; on paper it always stands. */
  readonly isCovered: boolean
}

/** The sheet as it is shown, printed and saved (V5). */
export const RecoverySheet = ({ sheet, isCovered }: Props) => (
  <article className="sheet recovery" aria-label={said.label}>
    <header>
      <Mark size={24} />
      <span className="words">{words.product}</span>
      <span className="small">{onPaper(sheet.madeOn)}</span>
    </header>
    <h2 className="focus-words">{said.heading}</h2>
    <p className="small">{said.keep}</p>
    <ol className="groups code">
      {sheet.groups.map((group, index) => (
        <li key={index}>
          <span className="caption">{index + 1}</span>
          {isCovered && index + 1 === sheet.askFor
            ? <><Withheld /><span className="only-print">{group}</span></>
            : group}
        </li>
      ))}
    </ol>
    <p className="small">{said.use}</p>
    <footer className="caption">{said.practice(sheet.practice)}</footer>
  </article>
)
