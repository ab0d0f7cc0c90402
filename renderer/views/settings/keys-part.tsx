import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { privacy } from '../../strings/privacy.ts'
import { settings } from '../../strings/settings.ts'
import { SheetNotice } from '../privacy/notices.tsx'
import type { Task } from './settings-page.tsx'

const words = settings.keys

interface Props {
  readonly view: SettingsView
  readonly isSample: boolean
  readonly onTask: (task: Task) => void
}

/** The two things that open the practice, and the step that makes each anew. */
export const KeysPart = ({ view, isSample, onTask }: Props) => (
  <section className="section">
    <h2 className="head">{words.head}</h2>
    {isSample ? <p className="second">{words.sample}</p> : <OwnKeys view={view} onTask={onTask} />}
  </section>
)

const OwnKeys = ({ view, onTask }: Omit<Props, 'isSample'>) => {
  const { sheetPlace, sheetMadeAt, today, zone } = view
  return (
    <>
      <Key
        name={words.passphrase}
        step={<Button className="button" onPress={() => { onTask('passphrase') }}>{words.change}</Button>}
      >
        <p className="small">{words.passphraseWhat}</p>
      </Key>
      <Key
        name={words.sheet}
        step={<Button className="button" onPress={() => { onTask('sheet') }}>{words.renew}</Button>}
      >
        <p className="small" title={exactInstant(sheetMadeAt, zone)}>
          {words.made(privacy.place[sheetPlace], instantInWords(sheetMadeAt, today, zone))}
        </p>
      </Key>
      {sheetPlace === 'this-computer' && <SheetNotice />}
    </>
  )
}

const Key = ({ name, step, children }: { readonly name: string, readonly step: ReactNode, readonly children: ReactNode }) => (
  <div className="key-line">
    <div>
      <h3>{name}</h3>
      {children}
    </div>
    {step}
  </div>
)
