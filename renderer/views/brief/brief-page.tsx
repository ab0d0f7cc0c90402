import { Button } from 'react-aria-components'
import type { BriefView } from '../../../shared/ipc/brief.ts'
import { useNavigation } from '../../app/navigation.ts'
import { Rest } from '../../components/rest.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { RovingGroup } from '../../components/roving.tsx'
import { shortcut } from '../../components/shortcut.ts'
import { useEnter } from '../../components/use-enter.ts'
import { brief as words } from '../../strings/brief.ts'
import { exactInstant } from '../../strings/dates.ts'
import { BriefBar } from './brief-bar.tsx'
import { BriefItems } from './brief-items.tsx'
import { BriefMargin } from './brief-margin.tsx'
import { LastNote } from './last-note.tsx'
import { useBriefNote } from './use-brief-note.ts'
import { usePrinting } from './use-printing.ts'

/** What was agreed and what became of it, what was promised, what else waits, and the last note's key lines. */
export const BriefPage = ({ view }: { readonly view: BriefView }) => {
  const { agreed, promised, waiting, clientId, clientName, place, others, last } = view
  const { go } = useNavigation()
  const note = useBriefNote(view)
  const print = usePrinting()
  useEnter(note?.isForThis ? note.act : null)
  const ids = [...agreed, ...promised, ...waiting].map(({ id }) => id)
  const toClient = () => { go({ room: 'client', clientId }) }
  const each = { view, toClient }

  return (
    <div className="window is-alone brief">
      <BriefBar>
        <span className="topbar-end">
          <span className="hint">{words.reading}</span>
          <Button className="button is-small is-plain" onPress={print}>
            {words.print} <span className="key">{shortcut('P')}</span>
          </Button>
        </span>
      </BriefBar>
      <main className="room">
        <header className="room-head">
          <div className="brief-head">
            <RoomTitle>
              <Button className="name-link" onPress={toClient}><bdi>{clientName}</bdi></Button>
            </RoomTitle>
            <p className="lead">
              <time dateTime={view.startedAt} title={exactInstant(view.startedAt, view.zone)}>
                <span className="no-print">{words.lead(view)}</span>
                <span className="only-print">{words.leadOnPaper(view)}</span>
              </time>
            </p>
            <Rest />
            {place !== '' && <p className="only-print">{words.placeOnPaper(place)}</p>}
            {others.length > 0 && (
              <p className="only-print">{words.groupOnPaper(others.map((other) => other.clientName))}</p>
            )}
          </div>
          {note && (
            <div className="brief-note">
              <Button className={note.isForThis ? 'button is-primary' : 'button'} onPress={note.act}>
                {note.words} {note.isForThis && <span className="key">Enter</span>}
              </Button>
              {note.hint !== null && <p className="hint">{note.hint}</p>}
            </div>
          )}
        </header>
        <RovingGroup ids={ids}>
          <div className="cols">
            <div className="page">
              {last === null && <p className="section second">{words.first}</p>}
              {last !== null && agreed.length + view.furtherAgreed === 0 && (
                <p className="section second">{words.nothingAgreed(view)}</p>
              )}
              <BriefItems {...each} title={words.agreedHead(view)} items={agreed} further={view.furtherAgreed} />
              <BriefItems {...each} title={words.promised} items={promised} further={view.furtherPromised} />
              <BriefItems
                {...each}
                title={agreed.length > 0 ? words.alsoWaiting : words.waiting}
                items={waiting}
                further={view.furtherWaiting}
              />
              <LastNote view={view} />
              {view.messages > 0 && (
                <p className="section second">
                  {words.messages(view.messages, clientName)}{' '}
                  <Button className="step" onPress={() => { go({ room: 'today' }) }}>{words.toSend}</Button>
                </p>
              )}
            </div>
            <BriefMargin view={view} />
          </div>
        </RovingGroup>
      </main>
    </div>
  )
}
