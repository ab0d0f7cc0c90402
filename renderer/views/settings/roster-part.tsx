import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { RosterThresholds } from '../../../shared/schemas/library.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { ChevronDown } from '../../components/icons.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { offered, thresholds as words, type Threshold } from '../../strings/thresholds.ts'

const ALL: readonly Threshold[] = ['missed', 'weekTwo', 'actionWithin', 'quiet']

/** From when on the roster says that somebody needs the coach (E38). */
export const RosterPart = () => {
  const asked = useQuery('thresholds', {})
  if (asked.state === 'loading') return null
  return (
    <section className="section thresholds">
      <h2 className="head">{words.head}</h2>
      <p className="hint">{words.lead}</p>
      {asked.state === 'failed' ? <FailureNotice error={asked.error} again={asked.again} /> : (
        <dl>
          {ALL.map((threshold) => <Line key={threshold} threshold={threshold} value={asked.value[threshold]} />)}
        </dl>
      )}
    </section>
  )
}

/** One of them, as a value to change in place, with what it was at first where it is another one now. */
const Line = ({ threshold, value }: { readonly threshold: Threshold, readonly value: number }) => {
  const { offer, say } = useUndo()
  const choose = async (next: number) => {
    if (next === value) return
    const wanted: Partial<RosterThresholds> = { [threshold]: next }
    const answer = await call('thresholds.change', wanted)
    if (answer.ok) offer({ sentence: words.changed(threshold, next), changeId: answer.value.changeId })
    else say(adviceFor(answer.error))
  }
  return (
    <div className="threshold">
      <dt>{words.names[threshold]}</dt>
      <dd>
        <MenuTrigger>
          <Button className="chip" aria-label={`${words.names[threshold]} ${words.value(threshold, value)}`}>
            {words.value(threshold, value)} <ChevronDown />
          </Button>
          <Popover className="popover" placement="bottom start" offset={4}>
            <Menu
              className="menu"
              aria-label={words.names[threshold]}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[value]}
              onAction={(key) => { void choose(Number(key)) }}
            >
              {offered(threshold, value).map((one) => (
                <MenuItem key={one} id={one} className="menu-item" textValue={words.value(threshold, one)}>
                  {words.value(threshold, one)}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
        {!words.isDefault(threshold, value) && <span className="hint">{words.atFirst(threshold)}</span>}
      </dd>
    </div>
  )
}
