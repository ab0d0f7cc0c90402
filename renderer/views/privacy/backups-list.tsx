import type { BackupsView } from '../../../shared/ipc/views.ts'
import { backups } from '../../strings/backups.ts'
import { exactDay, exactInstant } from '../../strings/dates.ts'

const said = backups.list

/** Every backup there is: when it was made, how large it is, and how long it is kept. */
export const BackupList = ({ view }: { readonly view: BackupsView }) => {
  const { backups: all, today, zone } = view
  if (all.length === 0) {
    return (
      <section className="section">
        <h2 className="head">{said.head}</h2>
        <p>{said.none}</p>
      </section>
    )
  }
  const size = all.reduce((sum, each) => sum + each.bytes, 0)
  return (
    <section className="section">
      <h2 className="head">{said.head} <span className="hint figures">{said.inAll(all.length, size)}</span></h2>
      <table className="fields">
        <thead>
          <tr>
            <th scope="col">{said.columns.made}</th><th scope="col">{said.columns.size}</th>
            <th scope="col">{said.columns.until}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ madeAt, bytes, heldUntil, state, lacks }, index) => (
            // Two of one instant are possible: a copy that a syncing service made.
            <tr key={`${madeAt} ${String(index)}`}>
              <th scope="row" title={exactInstant(madeAt, zone)}>
                {said.made(madeAt, view)}
                {state !== 'whole' && <span className="late is-below">{said[state]}</span>}
                {state === 'whole' && lacks > 0 && <span className="late is-below">{said.lacks(lacks)}</span>}
              </th>
              <td className="figures">{said.size(bytes)}</td>
              <td {...(heldUntil === null ? {} : { title: exactDay(heldUntil) })}>{said.until(heldUntil, today)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
