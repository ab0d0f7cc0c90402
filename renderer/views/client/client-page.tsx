import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { ClientView } from '../../../shared/ipc/views.ts'
import { useNavigation } from '../../app/navigation.ts'
import { isReported } from '../../components/item-look.ts'
import { ItemSection } from '../../components/item-section.tsx'
import { RovingGroup } from '../../components/roving.tsx'
import { isShortcut, shortcut } from '../../components/shortcut.ts'
import { useWriting } from '../../components/use-writing.ts'
import { client as words } from '../../strings/client.ts'
import { ClientMore, type ClientTask } from './client-more.tsx'
import { ClientTitle } from './client-title.tsx'
import { ClosedItems } from './closed-items.tsx'
import { Contact } from './contact.tsx'
import { EngagementState } from './engagement.tsx'
import { Momentum } from './momentum.tsx'
import { FollowUp } from './nudging-follow-up.tsx'
import { Nudging } from './nudging.tsx'
import { SealedNotes } from './sealed.tsx'
import { ClientSessions } from './sessions.tsx'
import { Timeline } from './timeline.tsx'

interface Props {
  readonly view: ClientView
  /** The action item to come to. */
  readonly itemId: string | null
  readonly onTask: (task: ClientTask) => void
}

export const ClientPage = ({ view, itemId, onTask }: Props) => {
  const { id, today, zone, timeline, notesOpen } = view
  // What she says of it is for the coach to confirm: until then it stands with what waits (E31).
  const open = [...view.open, ...view.closed.filter(isReported)]
  const closed = view.closed.filter((item) => !isReported(item))
  const { write, goOn, open: openNote } = useWriting()
  const hasDraft = timeline.some((entry) => entry.hasDraft)
  const ids = [...open, ...closed].map((item) => item.id)
  const page = useRef<HTMLElement>(null)
  const { place } = useNavigation()

  // Once each time she comes here for an item that waits, however often the page is asked for anew. One that was
  // closed meanwhile is not unfolded for it.
  useEffect(() => {
    if (itemId === null) return
    const entry = page.current?.querySelector<HTMLElement>(`[data-entry="${itemId}"]`)
    entry?.focus({ preventScroll: true })
    entry?.closest('[data-entry-of]')?.scrollIntoView({ block: 'center' })
  }, [itemId, place])

  useEffect(() => {
    // Whoever cannot read notes writes none.
    if (!notesOpen) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event, 'n') || event.repeat) return
      event.preventDefault()
      void (hasDraft ? goOn : write)(id)
    }
    // On the document, so that it comes before the quick note of the window.
    document.addEventListener('keydown', onKey)
    return () => { document.removeEventListener('keydown', onKey) }
  }, [id, hasDraft, goOn, write, notesOpen])

  return (
    <main ref={page} className="room client">
      <header className="room-head">
        <div className="client-head">
          <ClientTitle clientId={id} name={view.name}>
            {notesOpen && <ClientMore onTask={onTask} />}
          </ClientTitle>
          <p className="lead">{words.lead(view)}</p>
        </div>
        {notesOpen && (
          <Button className="button is-primary" onPress={() => { void (hasDraft ? goOn : write)(id) }}>
            {hasDraft ? words.goOn : words.write} <span className="key">{shortcut('N')}</span>
          </Button>
        )}
      </header>
      <RovingGroup ids={ids}>
        <div className="cols">
          <div className="page">
            <FollowUp timeline={timeline} />
            <Momentum clientId={id} />
            <ItemSection title={words.open} items={open} today={today} zone={zone} />
            {open.length === 0 && timeline.length > 0 && (
              <section className="section" aria-label={words.open}>
                <p className="second">{words.nothingOpen}</p>
              </section>
            )}
            <ClosedItems items={closed} today={today} zone={zone} />
            <ClientSessions clientId={id} />
            <Contact view={view} />
            <Nudging clientId={id} name={view.name} />
            <EngagementState clientId={id} />
          </div>
          {notesOpen
            ? (
              <Timeline
                entries={timeline}
                today={today}
                zone={zone}
                onOpen={(noteId) => { openNote(id, noteId) }}
              />
            )
            : <SealedNotes />}
        </div>
      </RovingGroup>
    </main>
  )
}
