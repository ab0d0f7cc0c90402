import { Button } from 'react-aria-components'
import { joining, spelled } from '../../../strings/joining.ts'
import { BeforePage } from '../before-page.tsx'

const said = joining.asked

interface Props {
  /** Four groups of four, a space between. */
  readonly fingerprint: string
  readonly onLeave: () => void
}

/** What she reads aloud to the coach, and what happens next. */
export const Asked = ({ fingerprint, onLeave }: Props) => (
  <BeforePage title={said.title} lead={said.tell}>
    <ol className="sheet fingerprint code" aria-label={said.groups}>
      {fingerprint.split(' ').map((group, index) => (
        // Two of the groups may be the same.
        <li key={index}>
          <span aria-hidden="true">{group}</span>
          <span className="visually-hidden">{spelled(group)}</span>
        </li>
      ))}
    </ol>
    <p className="second">{said.compare}</p>
    <p className="then">{said.next}</p>
    <p className="first-acts"><Button className="button is-primary" onPress={onLeave}>{said.done}</Button></p>
  </BeforePage>
)
