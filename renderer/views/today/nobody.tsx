import { Button } from 'react-aria-components'
import { today as words } from '../../strings/today.ts'

/** Nothing waits. One sentence, one button. */
export const Nobody = ({ onWrite }: { readonly onWrite: () => void }) => (
  <section className="section nobody" aria-label={words.nobody}>
    <p className="focus-words">{words.nobody}</p>
    <Button className="button is-primary" onPress={onWrite}>
      {words.write} <span className="key">Enter</span>
    </Button>
  </section>
)
