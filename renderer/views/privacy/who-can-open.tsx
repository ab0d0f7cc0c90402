import { Button } from 'react-aria-components'
import { COMPARTMENTS, GRANTED } from '../../../shared/domain/compartment.ts'
import type { PrivacyView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { capitalised } from '../../strings/numbers.ts'
import { privacy } from '../../strings/privacy.ts'

const said = privacy.open

/** One coach, five keys; and what somebody sees who has the file and no key. */
export const WhoCanOpen = ({ view }: { readonly view: PrivacyView }) => (
  <div className="cols">
    <div className="prose">
      <section className="section">
        <h2 className="head">{said.you}</h2>
        <p>{said.youText}</p>
        <table className="fields">
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
                <td>{GRANTED.coach.includes(name) && said.coach}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="section">
        <h2 className="head">{said.nobody}</h2>
        <p>{said.nobodyText}</p>
      </section>
    </div>
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
