import type { SettingsView } from '../../../shared/ipc/views.ts'
import { LOCK_AFTER_MINUTES, LOOKS } from '../../../shared/schemas/library.ts'
import { RoomTitle } from '../../components/room-title.tsx'
import { shortcut } from '../../components/shortcut.ts'
import { settings as words } from '../../strings/settings.ts'
import { Choice } from './choice.tsx'
import { KeysPart } from './keys-part.tsx'
import { LeavePart } from './leave-part.tsx'
import { NudgesPart } from './nudges-part.tsx'
import { PlacePart } from './place-part.tsx'
import { RosterPart } from './roster-part.tsx'
import { SamplePart } from './sample-part.tsx'
import { SessionsPart } from './sessions-part.tsx'
import type { Task } from './task.ts'
import { useChangeSettings } from './use-change-settings.ts'

interface Props {
  readonly view: SettingsView
  readonly isSample: boolean
  readonly isCoach: boolean
  readonly onTask: (task: Task) => void
}

export const SettingsPage = ({ view, isSample, isCoach, onTask }: Props) => {
  const look = useChangeSettings()
  const locking = useChangeSettings()
  return (
    <main className="room settings">
      <header className="room-head">
        <div>
          <RoomTitle>{words.title}</RoomTitle>
          <p className="lead">{isCoach ? words.lead : words.leadOfOthers}</p>
        </div>
      </header>
      <div className="cols">
        <div>
          <section className="section">
            <h2 className="head">{words.look.head}</h2>
            <Choice
              legend={words.look.head}
              isLegendShown={false}
              options={LOOKS.map((value) => ({ value, label: words.look.choices[value] }))}
              value={view.look}
              onChoose={(value) => look.change({ look: value }, words.look.changed[value])}
              error={look.error}
            />
          </section>
          <section className="section">
            <h2 className="head">{words.locking.head}</h2>
            {isCoach ? (
              <Choice
                legend={words.locking.legend}
                options={LOCK_AFTER_MINUTES.map((value) => ({ value, label: words.locking.choice(value) }))}
                value={view.lockAfterMinutes}
                onChoose={(value) => locking.change({ lockAfterMinutes: value }, words.locking.changed(value))}
                error={locking.error}
              />
            ) : <p>{words.locking.ofOthers(view.lockAfterMinutes)}</p>}
            <p className="hint">{words.locking.also(shortcut('L'))}</p>
          </section>
          {isCoach && <SessionsPart />}
          {isCoach && <NudgesPart onTask={onTask} />}
          {isCoach && <RosterPart />}
          <KeysPart view={view} isSample={isSample} isCoach={isCoach} onTask={onTask} />
          {isCoach && <LeavePart onTask={onTask} />}
        </div>
        {isCoach && (
          <aside className="margin">
            <PlacePart isSample={isSample} />
            <SamplePart isSample={isSample} />
          </aside>
        )}
      </div>
    </main>
  )
}
