import type { HowFar } from '../app/use-progress.ts'

interface Props {
  readonly label: string
  /** Null while the work has begun and nothing can be counted yet. */
  readonly howFar: HowFar | null
  /** The figures in words. Not read out each time they change: whoever listens asks the line for them. */
  readonly words: string
}

/** How far a long work has come: figures, and a line under them. */
export const ProgressLine = ({ label, howFar, words }: Props) => (
  <div className="progress">
    <p className="small figures">{words}</p>
    <progress
      aria-label={label}
      aria-valuetext={words}
      {...(howFar === null ? {} : { value: howFar.done, max: howFar.total })}
    />
  </div>
)
