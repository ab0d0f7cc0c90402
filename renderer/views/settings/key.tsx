import type { ReactNode } from 'react'

interface Props {
  readonly name: string
  /** Null where there is nothing to be done. */
  readonly step: ReactNode
  readonly children: ReactNode
}

/** Something that opens the practice: what it is, and the step that changes it. */
export const Key = ({ name, step, children }: Props) => (
  <div className="key-line">
    <div>
      <h3>{name}</h3>
      {children}
    </div>
    {step}
  </div>
)
