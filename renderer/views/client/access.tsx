import { Button } from 'react-aria-components'
import { dayIn } from '../../../shared/domain/day.ts'
import type { AccessView } from '../../../shared/ipc/views.ts'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { client as words } from '../../strings/client.ts'
import { dayBriefly } from '../../strings/dates.ts'
import { capitalised } from '../../strings/numbers.ts'
import { privacy } from '../../strings/privacy.ts'
import { users } from '../../strings/users.ts'
import { Gone } from './gone.tsx'

const said = users.access

/** For one client: who can open what, by which key, and since when. */
export const Access = ({ clientId, onLeave }: { readonly clientId: string, readonly onLeave: () => void }) => {
  const asked = useQuery('access', { clientId })
  if (asked.state === 'loading') return <Loading words={words.loading} />
  if (asked.state === 'failed') {
    return asked.error.code === 'not-found' ? <Gone /> : <Failure error={asked.error} again={asked.again} />
  }
  const { clientName, classes } = asked.value
  return (
    <main
      className="room client"
      onKeyDown={(event) => { if (event.key === 'Escape') onLeave() }}
    >
      <div className="page access">
        <RoomTitle takesFocus>{said.title(clientName)}</RoomTitle>
        <p className="lead">{said.lead}</p>
        <table className="fields of-client">
          <thead>
            <tr><th scope="col">{said.columns.kind}</th><th scope="col">{said.columns.records}</th><th scope="col">{said.columns.who}</th></tr>
          </thead>
          <tbody>
            {classes.map((each) => <Class key={each.compartment} entry={each} view={asked.value} />)}
          </tbody>
        </table>
        <p className="acts"><Button className="button" onPress={onLeave}>{said.back} <span className="key">Esc</span></Button></p>
      </div>
    </main>
  )
}

const Class = ({ entry, view }: { readonly entry: AccessView['classes'][number], readonly view: AccessView }) => {
  const { name, seals } = privacy.class[entry.compartment]
  return (
    <tr>
      <th scope="row">{name}<span className="hint">{capitalised(seals)}</span></th>
      <td>{entry.records === 0 ? said.none : privacy.kept.records(entry.records)}</td>
      <td>
        <ul className="plain-list">
          {entry.users.map((user) => (
            <li key={user.id}>
              {said.who(user.isOwner ? users.you : users.name(user.name, user.role), dayBriefly(dayIn(user.since, view.zone), view.today))}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
