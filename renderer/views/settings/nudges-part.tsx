import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { NudgesView } from '../../../shared/ipc/nudges.ts'
import { MOST_MESSAGES_A_MONTH, type NudgeStage } from '../../../shared/schemas/nudge-plan.ts'
import { call } from '../../api.ts'
import { useLetterDrafts } from '../../app/letter-drafts.tsx'
import { useInStep } from '../../app/use-in-step.ts'
import { useUndo } from '../../app/undo.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { letters as letterWords } from '../../strings/letters.ts'
import { nudgeSettings as words, type Way } from '../../strings/nudges.ts'
import { inFigures } from '../../strings/numbers.ts'
import { programs as programWords } from '../../strings/programs.ts'
import { OneOf } from '../calendar/fields.tsx'
import { Choice } from './choice.tsx'
import { EVENINGS, MORNINGS } from './nudges-hours.ts'
import { NudgeStages } from './nudges-stages.tsx'
import type { Task } from './task.ts'

interface Props {
  readonly onTask: (task: Task) => void
}

/** When and by which way clients are reminded. Each choice holds at once, and can be undone. */
export const NudgesPart = ({ onTask }: Props) => {
  const asked = useQuery('nudges', {})
  if (asked.state === 'loading') return null
  return (
    <section className="section nudges-part">
      <h2 className="head">{words.head}</h2>
      <p className="small">{words.sentence}</p>
      {asked.state === 'failed'
        ? <FailureNotice error={asked.error} again={asked.again} />
        : <Choices view={asked.value} onTask={onTask} />}
    </section>
  )
}

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
const COUNTS = Array.from({ length: MOST_MESSAGES_A_MONTH }, (_, index) => inFigures(index + 1))

/** What could not be kept is said below the choice it was for. */
type Asked = 'on' | 'plan' | 'hours'

const Choices = ({ view: { settings, letters, programs }, onTask }: Props & { readonly view: NudgesView }) => {
  const { offer } = useUndo()
  const { drafts } = useLetterDrafts()
  const [refused, setRefused] = useState<{ readonly at: Asked, readonly advice: string } | null>(null)
  const change = async (at: Asked, wanted: Input<'nudges.change'>, sentence: string): Promise<boolean> => {
    const answer = await call('nudges.change', wanted)
    setRefused(answer.ok ? null : { at, advice: adviceFor(answer.error) })
    if (answer.ok) offer({ sentence, changeId: answer.value.changeId })
    return answer.ok
  }
  const errorAt = (at: Asked): string | null => (refused?.at === at ? refused.advice : null)
  const { on, plan, quietFrom, quietUntil, mostAMonth } = settings
  const send = useInStep(plan)
  const changeWay = (stage: NudgeStage, way: Way) => send(
    (latest) => ({ ...latest, [stage]: way }),
    (next) => change('plan', { plan: next }, words.stageChanged(stage, way)),
  )
  return (
    <>
      <Choice
        legend={words.on}
        options={[{ value: 'on', label: words.choices.on }, { value: 'off', label: words.choices.off }]}
        value={on ? 'on' : 'off'}
        onChoose={(value) => change('on', { on: value === 'on' }, words.turned[value === 'on' ? 'on' : 'off'])}
        error={errorAt('on')}
      />
      {on && (
        <>
          <NudgeStages plan={plan} onChoose={changeWay} error={errorAt('plan')} />
          <div className="nudges-hours">
            <OneOf
              label={words.quiet}
              value={quietFrom}
              options={options(EVENINGS)}
              onChange={(value) => void change('hours', { quietFrom: value }, words.quietChanged(value, quietUntil))}
            />
            <OneOf
              label={words.quietUntil}
              value={quietUntil}
              options={options(MORNINGS)}
              onChange={(value) => void change('hours', { quietUntil: value }, words.quietChanged(quietFrom, value))}
            />
            <OneOf
              label={words.most}
              value={inFigures(mostAMonth)}
              options={options(COUNTS)}
              onChange={(value) => void change('hours', { mostAMonth: Number(value) }, words.mostChanged(Number(value)))}
            />
          </div>
          <p className="hint">{words.hoursHint}</p>
          {errorAt('hours') !== null && <div className="notice" role="alert"><p>{errorAt('hours')}</p></div>}
        </>
      )}
      <div className="key-line">
        <div>
          <h3>{words.letters}</h3>
          <p className="small">{words.lettersWhat(letters.filter(({ isStandard }) => !isStandard).length)}</p>
          {drafts.size > 0 && <p className="small">{letterWords.unkept(drafts.size)}</p>}
        </div>
        <Button className="button" onPress={() => { onTask('letters') }}>{words.writeLetters}</Button>
      </div>
      <div className="key-line">
        <div>
          <h3>{programWords.title}</h3>
          <p className="small">{programWords.what(programs)}</p>
        </div>
        <Button className="button" onPress={() => { onTask('programs') }}>{programWords.open}</Button>
      </div>
    </>
  )
}
