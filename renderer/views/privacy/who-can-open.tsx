import { useRef, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import { COMPARTMENTS, type Compartment } from '../../../shared/domain/compartment.ts'
import type { PrivacyView, UsersView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { useFocusKept } from '../../components/use-focus-kept.ts'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { capitalised } from '../../strings/numbers.ts'
import { privacy } from '../../strings/privacy.ts'
import { users } from '../../strings/users.ts'
import { People } from './people.tsx'
import { Requests } from './requests.tsx'
import { Rotation } from './rotation.tsx'

const said = privacy.open

/** The people, the five keys and who holds each; and what somebody sees who has the file and no key. */
export const WhoCanOpen = ({ view, isSample }: { readonly view: PrivacyView, readonly isSample: boolean }) => (
  <div className="cols">
    {isSample ? <div className="prose"><SampleKeys /></div> : <OwnKeys />}
    <aside className="margin">
      <section className="section">
        <h2 className="head">{said.sheet}</h2>
        <p title={exactInstant(view.sheetMadeAt, view.zone)}>
          {said.made(privacy.place[view.sheetPlace], instantInWords(view.sheetMadeAt, view.today, view.zone))}
        </p>
      </section>
      <section className="section">
        <h2 className="head">{said.copy}</h2>
        <p>{said.copyText}</p>
        <Button className="button is-small gap" onPress={() => { void call('host.showVault', {}) }}>{said.show}</Button>
      </section>
    </aside>
  </div>
)

/** The sample is under a key nobody keeps: there is nobody to ask in. */
const SampleKeys = () => (
  <>
    <p>{said.sample}</p>
    <Table who={() => users.you} />
  </>
)

/** Whoever answers a request, or removes somebody, goes on at the list of those who are there now. */
const OwnKeys = () => {
  const [place, title] = [useRef<HTMLDivElement>(null), useRef<HTMLHeadingElement>(null)]
  useFocusKept(place, title)
  return <div className="prose" ref={place}><Keys title={title} /></div>
}

const Keys = ({ title }: { readonly title: RefObject<HTMLHeadingElement | null> }) => {
  const asked = useQuery('users', {})
  if (asked.state === 'loading') return <p className="second" aria-busy="true">{said.loading}</p>
  if (asked.state === 'failed') return <FailureNotice error={asked.error} again={asked.again} />
  const { value: view } = asked
  return (
    <>
      {view.requests.length > 0 && <Requests requests={view.requests} />}
      {view.rotation !== null && <Rotation rotation={view.rotation} again={asked.again} />}
      <People view={view} title={title} />
      <section className="section">
        <h2 className="head">{said.keys}</h2>
        <Table who={(compartment) => holders(view, compartment)} />
      </section>
      <section className="section">
        <h2 className="head">{said.nobody}</h2>
        <p>{said.nobodyText}</p>
      </section>
    </>
  )
}

/** Their names, as a list one reads. */
export const holders = ({ users: all }: Pick<UsersView, 'users'>, compartment: Compartment): string => all
  .filter(({ role }) => users.holds(role, compartment))
  .map(({ isOwner, name, role }) => (isOwner ? users.you : users.name(name, role)))
  .join(', ')

const Table = ({ who }: { readonly who: (compartment: Compartment) => string }) => (
  <table className="fields who-holds">
    <thead>
      <tr>
        <th scope="col">{said.columns.key}</th><th scope="col">{said.columns.seals}</th>
        <th scope="col">{said.columns.who}</th>
      </tr>
    </thead>
    <tbody>
      {COMPARTMENTS.map((name) => (
        <tr key={name}>
          <th scope="row">{privacy.class[name].name}</th>
          <td>{capitalised(privacy.class[name].seals)}</td>
          <td>{who(name)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
