import type { ReactNode } from 'react'
import type { ToSendEntry } from '../../../shared/ipc/nudges.ts'
import { toSend as words } from '../../strings/to-send.ts'

interface Props {
  readonly entry: Pick<ToSendEntry, 'address' | 'subject' | 'text'>
  /** What can be done with it. */
  readonly children?: ReactNode
}

/** A message as the client would read it: where it goes, what it is headed, every word. */
export const Letter = ({ entry: { address, subject, text }, children }: Props) => (
  <div className="sheet letter">
    <dl className="letter-head">
      <dt>{words.to}</dt>
      <dd dir="auto">{address === '' ? <span className="hint">{words.noAddress}</span> : address}</dd>
      {subject !== '' && <><dt>{words.subject}</dt><dd className="strong" dir="auto">{subject}</dd></>}
    </dl>
    <p className="words" dir="auto">{text}</p>
    {children}
  </div>
)
