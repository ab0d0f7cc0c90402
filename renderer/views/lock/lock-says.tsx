import { dayIn } from '../../../shared/domain/day.ts'
import { useProgress } from '../../app/use-progress.ts'
import { useQuery } from '../../app/use-query.ts'
import { ProgressLine } from '../../components/progress-line.tsx'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { lock, lockedSentence } from '../../strings/lock.ts'
import type { useOpening } from './use-opening.ts'
import { hereZone } from './when.ts'

/**
 * Below the button, always in the same place: what came of the last try, how far the opening of a large practice has
 * come, or else why it was locked.
 */
export const LockSays = ({ opening }: { readonly opening: ReturnType<typeof useOpening> }) => {
  const { isOpening, isLarge, tried, left } = opening
  if (isOpening) return <Opening isLarge={isLarge} />
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

/** Mounted with each try, so that the figures of the try before are not shown. */
const Opening = ({ isLarge }: { readonly isLarge: boolean }) => {
  const howFar = useProgress('opening')
  return (
    <div className="lock-says">
      {/* Read out once; the figures are there for whoever asks the line. */}
      <p className={howFar ? 'visually-hidden' : 'small'} role="status">{(isLarge || howFar) && lock.large}</p>
      {howFar && (
        <ProgressLine
          label={lock.progressLabel}
          howFar={howFar}
          words={lock.progress(howFar.done, howFar.total)}
        />
      )}
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
