import { Button } from 'react-aria-components'
import type { BriefView } from '../../../shared/ipc/brief.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useQuery } from '../../app/use-query.ts'
import { isBare, momentumIn } from '../../components/momentum-look.ts'
import { MomentumStrip } from '../../components/momentum-strip.tsx'
import { brief as words } from '../../strings/brief.ts'
import { momentum as strip } from '../../strings/momentum.ts'

/** To glance at: the weeks, where it takes place, and the others of a group. */
export const BriefMargin = ({ view }: { readonly view: BriefView }) => {
  const { go } = useNavigation()
  const { clientId, place, others } = view
  return (
    <aside className="margin">
      <Weeks clientId={clientId} />
      {place !== '' && (
        <section className="section">
          <h2 className="head">{words.place}</h2>
          <p className="brief-place" dir="auto">{place}</p>
        </section>
      )}
      {others.length > 0 && (
        <section className="section">
          <h2 className="head">{words.group}</h2>
          <ul className="brief-others">
            {others.map(({ sessionId, clientName }) => (
              <li key={sessionId}>
                <Button className="name-link words" onPress={() => { go({ room: 'brief', sessionId }) }}>
                  <bdi>{clientName}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

const Weeks = ({ clientId }: { readonly clientId: string }) => {
  const asked = useQuery('momentum', { clientId })
  if (asked.state !== 'ready' || isBare(asked.value.weeks)) return null
  const { weeks, today } = asked.value
  const momentum = momentumIn(weeks)
  return (
    <section className="section momentum">
      <h2 className="head">{strip.head}</h2>
      <MomentumStrip momentum={momentum} today={today} size="page" weeks={weeks} />
      <p className="said">{strip.sentence(momentum, today)}</p>
    </section>
  )
}
