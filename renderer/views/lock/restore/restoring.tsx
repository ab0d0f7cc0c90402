import { WorkProgress } from '../../../components/work-progress.tsx'
import { restore } from '../../../strings/restore.ts'
import { works } from '../../../strings/works.ts'
import { BeforePage } from '../before-page.tsx'

const said = restore.working
const words = { ...said, progress: works.ofBytes }

/** How far it has come, how long it will still take, and the way to end it. */
export const Restoring = () => (
  <BeforePage title={said.title} lead={said.lead} asides={restore.asides}>
    <WorkProgress work="restore" words={words} />
  </BeforePage>
)
