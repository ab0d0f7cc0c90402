import { useRef } from 'react'
import { Button } from 'react-aria-components'
import { useRoving } from '../../components/roving.tsx'
import { today as words } from '../../strings/today.ts'
import type { Few } from './few.ts'

interface Props {
  readonly few: Pick<Few<unknown>, 'further' | 'isLong' | 'setLong'>
  /** The first of the entries it brings: the focus goes on there. */
  readonly next: string | undefined
  /** The heading of the list, by its id: it says what there is more of. */
  readonly headId: string
}

/** The one step that shows the rest of a list in its place, and folds it again. Nothing where the list stands whole. */
export const MoreStep = ({ few: { further, isLong, setLong }, next, headId }: Props) => {
  const step = useRef<HTMLButtonElement>(null)
  const { focusOn } = useRoving()
  if (further === 0) return null
  return (
    <Button
      ref={step}
      className="step is-second more-step"
      aria-describedby={headId}
      aria-expanded={isLong}
      onPress={() => {
        setLong(!isLong)
        requestAnimationFrame(() => {
          if (!isLong && next !== undefined) focusOn(next)
          // Folded, a long list takes the place away that was looked at.
          else step.current?.scrollIntoView({ block: 'nearest' })
        })
      }}
    >
      {isLong ? words.fewer : words.more(further)}
    </Button>
  )
}
