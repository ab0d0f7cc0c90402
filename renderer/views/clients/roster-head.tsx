import { MomentumMonths } from '../../components/momentum-strip.tsx'
import { clients as words } from '../../strings/clients.ts'

/** The months above the strips. Decoration: each strip says its weeks in words. */
export const RosterHead = ({ today }: { readonly today: string }) => (
  <div className="row roster-head caption" aria-hidden="true">
    <MomentumMonths today={today} size="row" />
    <span className="last">{words.next}</span>
  </div>
)
