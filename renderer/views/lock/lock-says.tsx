import { dayIn } from '../../../shared/domain/day.ts'
import { useQuery } from '../../app/use-query.ts'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { lock, lockedSentence } from '../../strings/lock.ts'
import type { useOpening } from './use-opening.ts'
import { hereZone } from './when.ts'

/**
 * Below the button, always in the same place: what came of the last try, that a large practice takes its time,
 * or else why it was locked.
 */
export const LockSays = ({ opening }: { readonly opening: ReturnType<typeof useOpening> }) => {
  const { isOpening, isLarge, tried, left } = opening
  if (isOpening) return <p className="lock-says small" role="status">{isLarge && lock.large}</p>
  if (tried === null) return <WhyLocked />
  return (
    <div className="lock-says">
      <div className="notice">
        <p key={tried.nth} role="alert">{tried.sentence}</p>
        {/* A timer is not read out second by second. */}
        {tried.hadPause && <p className="small figures" role="timer">{left > 0 ? lock.nextTry(left) : lock.tryNow}</p>}
      </div>
    </div>
  )
}

const WhyLocked = () => {
  const facts = useQuery('host.facts', {})
  const locked = facts.state === 'ready' ? facts.value.locked : null
  if (!locked) return <p className="lock-says small" />
  const zone = hereZone()
  const today = dayIn(new Date(), zone)
  return (
    <p className="lock-says small" title={exactInstant(locked.at, zone)}>
      {lockedSentence(locked, instantInWords(locked.at, today, zone))}
    </p>
  )
}
