import type { ReactNode } from 'react'
import { Mark } from '../../components/icons.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { words } from '../../strings/words.ts'

/** One question in the middle of the window, before the practice is open. */
export const StillPage = ({ title, children }: { readonly title: string, readonly children: ReactNode }) => (
  <main className="still">
    <div className="mark-line"><Mark size={24} /><span>{words.product}</span></div>
    <div className="question">
      <RoomTitle>{title}</RoomTitle>
      {children}
    </div>
  </main>
)
