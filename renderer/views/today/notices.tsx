import { Button } from 'react-aria-components'
import type { TodayView } from '../../../shared/ipc/views.ts'
import { useNavigation } from '../../app/navigation.ts'
import { today as words } from '../../strings/today.ts'

/** What is otherwise than it should be, above everything: what happened, what is safe, one step. */
export const Notices = ({ view }: { readonly view: Pick<TodayView, 'damage' | 'sheetOnThisComputer'> }) => {
  const { go } = useNavigation()
  const damage = words.damage(view.damage)
  if (!damage && !view.sheetOnThisComputer) return null
  const toPrivacy = () => { go({ room: 'privacy' }) }
  return (
    <div className="notices wide">
      {damage && (
        <section className="notice" aria-label={words.damageLabel}>
          <p>{damage}</p>
          <Button className="button is-small" onPress={toPrivacy}>{words.seePrivacy}</Button>
        </section>
      )}
      {view.sheetOnThisComputer && (
        <section className="notice" aria-label={words.sheetHere}>
          <p><span className="strong">{words.sheetHere}</span> {words.sheetHereWhy}</p>
          <Button className="button is-small" onPress={toPrivacy}>{words.moveSheet}</Button>
        </section>
      )}
    </div>
  )
}
