import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { COMPARTMENTS } from '../../../shared/domain/compartment.ts'
import type { PrivacyView } from '../../../shared/ipc/views.ts'
import type { CollectionName } from '../../../shared/schemas/dictionary.ts'
import { ChevronDown } from '../../components/icons.tsx'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { capitalised } from '../../strings/numbers.ts'
import { privacy } from '../../strings/privacy.ts'
import { fieldsOf, isCollection } from './dictionary-rows.ts'

const said = privacy.kept

/** Every kind of record with its number; opened, every field with its key, its reason and its end. */
export const WhatIsKept = ({ view: { kept, erasures, today, zone } }: { readonly view: PrivacyView }) => (
  <div className="cols">
    <ul className="kept-list">
      {kept.map(({ collection, count }) => isCollection(collection)
        && <li key={collection}><Kind collection={collection} count={count} /></li>)}
    </ul>
    <aside className="margin">
      <section className="section">
        <h2 className="head">{said.keys}</h2>
        <p>{said.keysLead}</p>
        <dl className="keys">
          {COMPARTMENTS.map((name) => (
            <div key={name}><dt>{privacy.class[name].name}</dt><dd>{capitalised(privacy.class[name].seals)}.</dd></div>
          ))}
        </dl>
        <p className="gap">{said.erasing}</p>
      </section>
      {erasures.length > 0 && (
        <section className="section">
          <h2 className="head">{said.erased}</h2>
          <ul className="plain-list">
            {erasures.map(({ at, records, hash }) => (
              <li key={hash} title={exactInstant(at, zone)}>
                {said.receipt(records, instantInWords(at, today, zone))}
                <span className="code hash" aria-label={said.proof}>{hash}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  </div>
)

const Kind = ({ collection, count }: { readonly collection: CollectionName, readonly count: number }) => {
  const { name, what } = privacy.collection[collection]
  return (
    <Disclosure className="kind">
      <Heading level={2} className="kind-head">
        <Button slot="trigger" className="row kind-row">
          <ChevronDown />
          <span><span className="strong">{name}</span> <span className="hint">{what}</span></span>
          <span className="small figures">{count === 0 ? said.none : said.records(count)}</span>
        </Button>
      </Heading>
      <DisclosurePanel className="kind-panel" role="region">
        <table className="fields">
          <thead>
            <tr>
              <th scope="col">{said.columns.what}</th><th scope="col">{said.columns.key}</th>
              <th scope="col">{said.columns.why}</th><th scope="col">{said.columns.until}</th>
            </tr>
          </thead>
          <tbody>
            {fieldsOf(collection).map((row) => (
              <tr key={row.field}>
                <th scope="row">{row.meaning}</th>
                <td>{privacy.class[row.class].name}</td>
                <td>{privacy.purpose[row.purpose]}</td>
                <td>{capitalised(row.retention)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </DisclosurePanel>
    </Disclosure>
  )
}
