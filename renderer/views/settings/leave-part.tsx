import { Button } from 'react-aria-components'
import { leaving } from '../../strings/leaving.ts'
import type { Task } from './task.ts'

/** V19: the way to take everything along. Its page shows how far it has come, too. */
export const LeavePart = ({ onTask }: { readonly onTask: (task: Task) => void }) => (
  <section className="section">
    <h2 className="head">{leaving.head}</h2>
    <div className="key-line">
      <p className="small">{leaving.what}</p>
      <Button className="button" onPress={() => { onTask('leave') }}>{leaving.step}</Button>
    </div>
  </section>
)
