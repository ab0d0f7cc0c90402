import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import { dayIn } from '../../../../shared/domain/day.ts'
import { PassphraseField } from '../../../components/passphrase-field.tsx'
import { isWholeCode, wholeGroups } from '../../../components/recovery-code.ts'
import { instantInWords } from '../../../strings/dates.ts'
import { lock } from '../../../strings/lock.ts'
import { bytes } from '../../../strings/numbers.ts'
import { restore } from '../../../strings/restore.ts'
import { BeforePage } from '../before-page.tsx'
import { CodeField } from '../code-field.tsx'
import { hereZone } from '../when.ts'
import { Into } from './into.tsx'
import type { Chosen, Wanted } from './wanted.ts'

interface Props {
  readonly chosen: Chosen
  /** What was tried before with this file, and what came of it. */
  readonly last: { readonly wanted: Wanted, readonly error: string } | null
  /** Seconds before the next try; 0 if there may be one. */
  readonly pause: number
  readonly onGo: (wanted: Wanted) => void
  readonly onOther: () => void
  readonly onLeave: () => void
}

/** When it was made, in words that stand alone: `today at 10:58`. */
export const madeWords = (madeAt: string, now: Date, zone: string): string => {
  const when = instantInWords(madeAt, dayIn(now, zone), zone)
  return when.startsWith('at ') ? `today ${when}` : when
}

/** What the file is, what opens it, and where it goes. */
export const Open = ({ chosen, last, pause, onGo, onOther, onLeave }: Props) => {
  const { front, shown } = chosen
  const [by, setBy] = useState<Wanted['by']>(last?.wanted.by ?? 'passphrase')
  const [into, setInto] = useState<Wanted['into']>(last?.wanted.into ?? 'place')
  const [secret, setSecret] = useState(last?.wanted.secret ?? '')
  const [isShown, setShown] = useState(false)
  const [lacking, setLacking] = useState<string | null>(null)
  const [hadPause] = useState(pause > 0)
  const field = useRef<HTMLInputElement>(null)
  // After a try the next letter typed begins anew; nothing has to be deleted first.
  useEffect(() => { field.current?.select() }, [])

  const turnTo = (next: Wanted['by']) => {
    setBy(next)
    setSecret('')
    setLacking(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pause > 0) return
    const missing = by === 'passphrase'
      ? secret === '' ? restore.by.empty : null
      : isWholeCode(secret) ? null : restore.by.notYet(wholeGroups(secret))
    setLacking(missing)
    if (missing === null) onGo({ by, into, secret })
    else field.current?.focus()
  }
  const type = (typed: string) => {
    setSecret(typed)
    setLacking(null)
  }
  return (
    <BeforePage
      title={restore.found.title(madeWords(front.madeAt, new Date(), hereZone()))}
      lead={restore.found.lead(bytes(front.bytes), front.practice)}
      said={last?.error ?? null}
      aside={(
        <>
          <p>{front.another && <strong className="strong">{restore.found.another} </strong>}{restore.found.practice}</p>
          <p className="of-file">{restore.found.file}</p>
          <p className="code file-name">{shown}</p>
          <Button className="step" onPress={onOther}>{restore.found.other}</Button>
        </>
      )}
    >
      <form onSubmit={submit}>
        {by === 'passphrase'
          ? (
            <PassphraseField
              label={restore.by.passphrase}
              value={secret}
              onChange={type}
              isShown={isShown}
              {...(secret === '' ? {} : { onShow: setShown })}
              error={lacking}
              autoFocus
              inputRef={field}
              autoComplete="current-password"
            />
            )
          : (
            <CodeField
              label={restore.by.sheet}
              value={secret}
              onChange={type}
              isReadOnly={false}
              autoFocus
              error={lacking}
              inputRef={field}
            />
            )}
        <p className={by === 'passphrase' ? 'other-key' : 'other-key is-below-hint'}>
          <Button className="step small" onPress={() => { turnTo(by === 'passphrase' ? 'sheet' : 'passphrase') }}>
            {by === 'passphrase' ? restore.by.useSheet : restore.by.usePassphrase}
          </Button>
        </p>
        {front.replaces && <Into into={into} onChoose={setInto} />}
        {last !== null && (
          <div className="notice is-tried">
            <p role="alert">{last.error}</p>
            {hadPause && <p className="small figures" role="timer">{pause > 0 ? lock.nextTry(pause) : lock.tryNow}</p>}
          </div>
        )}
        <p className="first-acts">
          <Button type="submit" className="button is-primary">{restore.go}</Button>
          <Button className="button is-plain" onPress={onLeave}>{restore.back}</Button>
        </p>
      </form>
    </BeforePage>
  )
}
