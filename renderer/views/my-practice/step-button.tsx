import { Button, DialogTrigger, Popover } from 'react-aria-components'
import type { Step } from '../../../shared/domain/measures/asks.ts'
import type { Measure } from '../../../shared/domain/measures/names.ts'
import { useNavigation } from '../../app/navigation.ts'
import type { Place } from '../../app/trail.ts'
import { shortcut } from '../../components/shortcut.ts'
import { measures as words } from '../../strings/measures.ts'

const PLACES: Readonly<Record<Exclude<Step, 'capture'>, Place>> = {
  roster: { room: 'clients' },
  today: { room: 'today' },
  reminders: { room: 'settings' },
  calendar: { room: 'calendar' },
}

interface Props {
  readonly step: Step | 'report'
  /** Whose figure it would move; null where the sentence beside it says that. */
  readonly measure: Measure | null
  readonly className?: string
  readonly onReport: () => void
}

/** What would move a figure: a room to go to, the form for what only she can say, or how a line is caught. */
export const StepButton = ({ step, measure, className = 'step', onReport }: Props) => {
  const { go } = useNavigation()
  const label = measure === null ? {} : { 'aria-label': words.stepFor(step, measure) }
  const onPress = () => {
    if (step === 'report') onReport()
    else if (step !== 'capture') go(PLACES[step])
  }
  if (step !== 'capture') return <Button className={className} {...label} onPress={onPress}>{words.steps[step]}</Button>
  return (
    <DialogTrigger>
      <Button className={className} {...label}>{words.steps[step]}</Button>
      {/* The popover is the dialog itself: one around the other would leave its way out beside every landmark. */}
      <Popover className="popover capture-popover" placement="bottom start" offset={4} aria-label={words.capture.label}>
        <p>{words.capture.words}</p>
        <p>{words.capture.also(shortcut('N'))}</p>
      </Popover>
    </DialogTrigger>
  )
}
