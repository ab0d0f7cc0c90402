import type { ReactNode } from 'react'

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
        <h1 className="title">{title}</h1>
        <p className="lead">{lead}</p>
        {children}
      </section>
      <aside className="margin">{asides.map((line) => <p key={line}>{line}</p>)}</aside>
    </div>
  </main>
)
