import { useState } from 'react'
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { NudgesView } from '../../../shared/ipc/nudges.ts'
import { CHANNELS, MESSAGE_KINDS, type Channel, type MessageKind } from '../../../shared/schemas/nudge-plan.ts'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { Loading } from '../../components/loading.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { letters as words } from '../../strings/letters.ts'
import { kindWords } from '../../strings/to-send.ts'
import { Choice } from './choice.tsx'
import { LetterEditor } from './letters-editor.tsx'
import { Preview } from './letters-preview.tsx'
import { useLetters } from './letters-use-letters.ts'
import { keyOf } from './letters-words.ts'

/** The coach’s own letters, and how a client would read them. */
export const LettersTask = ({ onLeave }: { readonly onLeave: () => void }) => {
  const asked = useQuery('nudges', {})
  if (asked.state === 'loading') return <Loading words={words.loading} />
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  return <Letters rows={asked.value.letters} onLeave={onLeave} />
}

const Letters = ({ rows: asked, onLeave }: { readonly rows: NudgesView['letters'], readonly onLeave: () => void }) => {
  const [kind, setKind] = useState<MessageKind>('confirmation')
  const [channel, setChannel] = useState<Channel>('email')
  const [isLeaving, setLeaving] = useState(false)
  const { rows, letterOf, type, keep, reset, keepAll, leaveAll, unkept, problem } = useLetters(asked)
  // What she had left here when she went to another room.
  const [found, setFound] = useState(unkept.length)
  // Once all are kept, or she writes on, the question is answered.
  if (isLeaving && unkept.length === 0) setLeaving(false)
  if (found > 0 && unkept.length === 0) setFound(0)
  const row = rows.find(({ letter }) => keyOf(letter) === keyOf({ kind, channel }))
  const leave = () => {
    if (unkept.length === 0) onLeave()
    else setLeaving(true)
  }
  return (
    <main className="room settings letters">
      <header className="room-head">
        <div>
          <RoomTitle>{words.title}</RoomTitle>
          <p className="lead">{words.lead}</p>
        </div>
        <Button className="button is-plain" onPress={leave}>{words.back}</Button>
      </header>
      {!isLeaving && found > 0 && <p className="wide second" role="status">{words.stillHere(found)}</p>}
      {isLeaving && unkept.length > 0 && (
        <div className="notice wide" role="alert">
          <p>{words.unkept(unkept.length)}</p>
          <p className="acts">
            <Button className="button is-small" onPress={() => { void keepAll().then((done) => { if (done) onLeave() }) }}>
              {words.keepAll}
            </Button>
            <Button
              className="button is-small is-plain"
              onPress={() => {
                leaveAll()
                onLeave()
              }}
            >
              {words.leaveAll}
            </Button>
          </p>
        </div>
      )}
      <Tabs
        className="wide"
        selectedKey={kind}
        onSelectionChange={(key) => { setKind(MESSAGE_KINDS.find((one) => one === key) ?? 'confirmation') }}
      >
        <TabList className="tabs" aria-label={words.kinds}>
          {MESSAGE_KINDS.map((one) => (
            <Tab key={one} id={one}>
              {kindWords[one]}
              {unkept.some((letter) => letter.kind === one) && <span className="hint">{words.changed}</span>}
            </Tab>
          ))}
        </TabList>
        {MESSAGE_KINDS.map((one) => (
          <TabPanel key={one} id={one}>
            {row && (
              <>
                <Choice
                  legend={words.by}
                  isLegendShown={false}
                  options={CHANNELS.map((value) => ({ value, label: words.channels[value] }))}
                  value={channel}
                  onChoose={(next) => {
                    setChannel(next)
                    return Promise.resolve(true)
                  }}
                  error={null}
                />
                <div className="letter-cols">
                  <LetterEditor
                    key={keyOf(row.letter)}
                    row={row}
                    letter={letterOf(row)}
                    onType={(next) => {
                      setLeaving(false)
                      type(row, next)
                    }}
                    onKeep={() => { void keep(row) }}
                    onReset={() => { void reset(row) }}
                    problem={problem}
                  />
                  <Preview letter={letterOf(row)} />
                </div>
              </>
            )}
          </TabPanel>
        ))}
      </Tabs>
    </main>
  )
}
