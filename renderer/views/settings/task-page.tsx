import type { ReactNode } from 'react'
import { RoomTitle } from '../../components/room-title.tsx'

interface Props {
  readonly title: string
  readonly lead: string
  readonly asides: readonly string[]
  readonly children: ReactNode
}

/** One task within Settings: what is asked, and beside it what it does not do. */
export const TaskPage = ({ title, lead, asides, children }: Props) => (
  <main className="room settings settings-task">
    <div className="cols">
      <section>
        <RoomTitle>{title}</RoomTitle>
        <p className="lead">{lead}</p>
        {children}
      </section>
      <aside className="margin">{asides.map((line) => <p key={line}>{line}</p>)}</aside>
    </div>
  </main>
)
