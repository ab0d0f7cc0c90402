import { useRef, useState } from 'react'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { lock } from '../../strings/lock.ts'
import { settings } from '../../strings/settings.ts'
import { pauseOf } from '../lock/use-opening.ts'
import { usePause } from '../lock/use-pause.ts'

const words = settings.keys

/** What to say of an answer about keys. Here the key derivation fails for want of memory, not because of the file. */
export const keyAdvice = (error: CallError): string =>
  (error.code === 'kdf-refused' ? words.noMemory : adviceFor(error))

type Said = 'missing' | 'wrong' | 'pause'

/** The passphrase that holds at present, asked for before keys are changed, with the pauses of the lock screen. */
export const usePresent = () => {
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<Said | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const { left, pause } = usePause()

  const sentences: Readonly<Record<Said, string>> = {
    missing: words.presentMissing,
    wrong: words.presentWrong,
    pause: left > 0 ? lock.nextTry(left) : lock.tryNow,
  }
  const say = (next: Said) => {
    setSaid(next)
    input.current?.focus()
    input.current?.select()
  }
  return {
    typed, setTyped, input,
    error: said === null ? null : sentences[said],
    /** Whether it may be sent; says in its place why not. */
    isThere: (): boolean => {
      if (left > 0) {
        say('pause')
        return false
      }
      if (typed === '') {
        say('missing')
        return false
      }
      setSaid(null)
      return true
    },
    /** Whether a refusal was about this passphrase; it is said in its place then. */
    takes: (error: CallError): boolean => {
      if (error.code === 'wrong-passphrase') {
        say('wrong')
        return true
      }
      if (error.code !== 'too-soon') return false
      pause(pauseOf(error))
      say('pause')
      return true
    },
  }
}

interface Props {
  readonly present: ReturnType<typeof usePresent>
  readonly isReadOnly: boolean
}

export const PresentPassphrase = ({ present, isReadOnly }: Props) => {
  const [isShown, setShown] = useState(false)
  return (
    <PassphraseField
      label={words.present}
      value={present.typed}
      onChange={present.setTyped}
      isShown={isShown}
      {...(present.typed === '' ? {} : { onShow: setShown })}
      error={present.error}
      autoFocus
      isReadOnly={isReadOnly}
      inputRef={present.input}
      autoComplete="current-password"
    />
  )
}
