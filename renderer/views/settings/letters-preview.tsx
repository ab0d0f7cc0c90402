import type { Letter } from '../../../shared/schemas/letters.ts'
import { letters as words } from '../../strings/letters.ts'
import { usePreview } from './letters-use-preview.ts'

/** As a client would read it, while it is written. */
export const Preview = ({ letter }: { readonly letter: Letter }) => {
  const preview = usePreview(letter)
  return (
    <section className="letter-preview" aria-label={words.preview}>
      <h2 className="small">{words.preview}</h2>
      <div className="sheet letter" aria-live="polite">
        {preview.is === 'none' && <p className="hint">{words.previewNone}</p>}
        {preview.is === 'failed' && <p className="second">{preview.advice}</p>}
        {preview.is === 'shown' && (
          <>
            {letter.channel === 'email' && <p className="strong" dir="auto">{preview.message.subject}</p>}
            <p className="words" dir="auto">{preview.message.text}</p>
          </>
        )}
      </div>
    </section>
  )
}
