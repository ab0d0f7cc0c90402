import { Button } from 'react-aria-components'
import type { ToSendEntry } from '../../../shared/ipc/nudges.ts'
import { toSend as words } from '../../strings/to-send.ts'

interface Props {
  readonly entry: Pick<ToSendEntry, 'clientName' | 'channel' | 'address'>
  readonly asksSent: boolean
  readonly isOffTab: boolean
  readonly open: () => void
  readonly copy: () => void
  readonly markSent: () => void
  readonly letGo: () => void
  readonly notYet: () => void
}

/** To open, copy or let go; once it was opened, whether it was sent. */
export const Steps = (props: Props) => (
  <div className="to-send-steps">
    {props.asksSent ? <Asking {...props} /> : <Offering {...props} />}
  </div>
)

const Asking = ({ isOffTab, markSent, notYet }: Props) => (
  <>
    <span className="small" role="status">{words.sentQuestion}</span>
    <Button className="step is-second" excludeFromTabOrder={isOffTab} onPress={notYet}>{words.notYet}</Button>
    <Button className="step" data-step="sent" excludeFromTabOrder={isOffTab} onPress={markSent}>{words.markSent}</Button>
  </>
)

const Offering = ({ entry, isOffTab, open, copy, letGo }: Props) => {
  const { clientName: name, channel, address } = entry
  const hasWay = address !== ''
  return (
    <>
      <Button
        className="step is-second is-quiet"
        aria-label={words.letGoFor(name)}
        excludeFromTabOrder={isOffTab}
        onPress={letGo}
      >
        {words.letGo}
      </Button>
      <Button className="step is-second" aria-label={words.copyFor(name)} excludeFromTabOrder={isOffTab} onPress={copy}>
        {words.copy}
      </Button>
      <Button
        className="step"
        data-step="open"
        {...hasWay && { 'aria-label': words.openFor(name, channel) }}
        excludeFromTabOrder={isOffTab}
        onPress={open}
      >
        {hasWay ? words.open[channel] : words.addAddress[channel]}
      </Button>
    </>
  )
}
