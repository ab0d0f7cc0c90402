import { useEffect, useRef, type ReactNode } from 'react'
import { Mark } from '../../components/icons.tsx'
import { words } from '../../strings/words.ts'

interface Props {
  readonly title: string
  readonly lead: string
  /** Lines beside it; or else, whatever `aside` is. */
  readonly asides?: readonly string[]
  readonly aside?: ReactNode
  /** What was said of the last try, if anything was: it is brought into view with the buttons it stands over. */
  readonly said?: string | null
  readonly children: ReactNode
}

/**
 * One task before the practice is open: what is asked, and beside it what is promised. Its title is new with each step,
 * and reading begins there, unless a field of the step has the focus.
 */
export const BeforePage = ({ title, lead, asides = [], aside, said = null, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const here = document.activeElement
    const isInField = here instanceof HTMLInputElement && heading.current?.closest('main')?.contains(here)
    if (!isInField) heading.current?.focus({ preventScroll: true })
  }, [title])
  useEffect(() => {
    const page = heading.current?.closest('main')
    if (said !== null) page?.scrollTo({ top: page.scrollHeight })
  }, [said])
  return (
    <main className="first is-task">
      <div className="mark-line"><Mark size={24} /><span>{words.product}</span></div>
      <div className="first-cols">
        <section>
          <h1 className="title" ref={heading} tabIndex={-1}>{title}</h1>
          <p className="lead">{lead}</p>
          {children}
        </section>
        <aside>
          {asides.map((line) => <p key={line}>{line}</p>)}
          {aside}
        </aside>
      </div>
    </main>
  )
}
