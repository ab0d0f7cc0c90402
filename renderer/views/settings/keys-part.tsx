import { Button } from 'react-aria-components'
import type { SettingsView } from '../../../shared/ipc/views.ts'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { privacy } from '../../strings/privacy.ts'
import { settings } from '../../strings/settings.ts'
import { SheetNotice } from '../privacy/notices.tsx'
import { Key } from './key.tsx'
import { KeychainPart } from './keychain-part.tsx'
import type { Task } from './task.ts'

const words = settings.keys

interface Props {
  readonly view: SettingsView
  readonly isSample: boolean
  /** False for whoever else may open the practice: the sheet and the keychain open it whole. */
  readonly isCoach: boolean
  readonly onTask: (task: Task) => void
}

/** What opens the practice, and the step that makes each anew. */
export const KeysPart = ({ view, isSample, isCoach, onTask }: Props) => (
  <section className="section">
    <h2 className="head">{words.head}</h2>
    {isSample ? <p className="second">{words.sample}</p> : (
      <>
        <Key
          name={words.passphrase}
          step={<Button className="button" onPress={() => { onTask('passphrase') }}>{words.change}</Button>}
        >
          <p className="small">{isCoach ? words.passphraseWhat : words.passphraseOfOthers}</p>
        </Key>
        {isCoach && view.sheet && <OtherKeys view={view} sheet={view.sheet} onTask={onTask} />}
      </>
    )}
  </section>
)

const OtherKeys = (
  { view: { today, zone }, sheet, onTask }:
    Pick<Props, 'view' | 'onTask'> & { readonly sheet: NonNullable<SettingsView['sheet']> },
) => {
  return (
    <>
      <Key
        name={words.sheet}
        step={<Button className="button" onPress={() => { onTask('sheet') }}>{words.renew}</Button>}
      >
        <p className="small" title={exactInstant(sheet.madeAt, zone)}>
          {words.made(privacy.place[sheet.place], instantInWords(sheet.madeAt, today, zone))}
        </p>
      </Key>
      {sheet.place === 'this-computer' && <SheetNotice />}
      <KeychainPart onTask={onTask} />
    </>
  )
}
