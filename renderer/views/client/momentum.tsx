import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { MomentumView } from '../../../shared/ipc/brief.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { isBare, momentumIn } from '../../components/momentum-look.ts'
import { MomentumStrip } from '../../components/momentum-strip.tsx'
import { wordsOf } from '../../strings/items.ts'
import { momentum as words } from '../../strings/momentum.ts'
import { WeeksTable } from './weeks-table.tsx'

/** What was agreed week by week and what came of it (E42): a strip, and its table one key away. */
export const Momentum = ({ clientId }: { readonly clientId: string }) => {
  const asked = useQuery('momentum', { clientId })
  if (asked.state === 'loading') return null
  if (asked.state === 'failed') {
    return <section className="section" aria-label={words.head}><FailureNotice error={asked.error} again={asked.again} /></section>
  }
  return isBare(asked.value.weeks) ? null : <Weeks view={asked.value} />
}

const Weeks = ({ view }: { readonly view: MomentumView }) => {
  const { weeks, setbacks, today, zone } = view
  const [isTable, setTable] = useState(false)
  const section = useRef<HTMLElement>(null)
  const momentum = momentumIn(weeks)

  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent) => {
      if (key.toLowerCase() !== 't' || ctrlKey || metaKey || altKey || repeat) return
      // A letter on an item, or in a field, is that one's.
      const isHere = target === document.body || (target instanceof HTMLElement
        && (target.matches('h1[tabindex]') || section.current?.contains(target)))
      if (isHere) setTable((is) => !is)
    }
    document.addEventListener('keydown', onKey)
    return () => { document.removeEventListener('keydown', onKey) }
  }, [])

  return (
    <section ref={section} className="section momentum" aria-label={words.head}>
      <h2 className="head">
        {words.head}
        <Button
          className="step"
          // React Aria passes this attribute on to no button of its own accord.
          render={(props) => <button {...props} aria-keyshortcuts="T" />}
          onPress={() => { setTable(!isTable) }}
        >
          {isTable ? words.asStrip : words.asTable} <span className="key">T</span>
        </Button>
      </h2>
      {isTable
        ? <WeeksTable weeks={weeks} today={today} />
        : <MomentumStrip momentum={momentum} today={today} size="page" weeks={weeks} />}
      <p className="said" aria-hidden={!isTable}>{words.sentence(momentum, today)}</p>
      {isTable && setbacks.length > 0 && (
        <ul className="fell" aria-label={words.setbacks}>
          {setbacks.map((setback) => (
            <li key={`${setback.itemId} ${setback.at}`}>
              <span className="words" dir="auto">{wordsOf(setback)}</span> {words.setback(setback, today, zone)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
