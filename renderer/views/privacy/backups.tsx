import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { BackupsView } from '../../../shared/ipc/views.ts'
import { useLongWork } from '../../app/long-work.ts'
import { useUndo } from '../../app/undo.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { KeptAside } from '../../components/kept-aside.tsx'
import { useFocusKept } from '../../components/use-focus-kept.ts'
import { backups as said } from '../../strings/backups.ts'
import { keptAside } from '../../strings/kept-aside.ts'
import { BackupDrill } from './backups-drill.tsx'
import { BackupList } from './backups-list.tsx'
import { BackupMaking } from './backups-making.tsx'
import { nextStep } from './backups-concern.ts'
import { backing, drilling } from './backups-work.ts'
import { BackupMargin } from './backups-margin.tsx'
import { useBackupFolder } from './use-backup-folder.ts'

/** V18: where backups go, the last one, trying one, and all there are. */
export const Backups = ({ isSample }: { readonly isSample: boolean }) => (
  isSample ? <div className="cols"><p className="prose">{said.sample}</p></div> : <OwnBackups />
)

const OwnBackups = () => {
  const asked = useQuery('backups', {})
  const again = asked.state === 'loading' ? null : asked.again
  const [making, trying] = [useLongWork(backing).is, useLongWork(drilling).is]
  // How either ended stands in the answer to this question, not all of it told by a notice.
  useEffect(() => {
    const isOver = [making, trying].some((is) => is === 'done' || is === 'failed')
    if (isOver) again?.()
  }, [again, making, trying])
  if (asked.state === 'loading') return <p className="second backups-wait" aria-busy="true">{said.loading}</p>
  if (asked.state === 'failed') return <FailureNotice error={asked.error} again={asked.again} />
  return <BackupsPage view={asked.value} again={asked.again} />
}

interface Props {
  readonly view: BackupsView
  readonly again: () => void
}

export const BackupsPage = ({ view, again }: Props) => {
  const { say } = useUndo()
  const folder = useBackupFolder(() => {
    if (view.folder !== null) say(said.where.changed)
    again()
  })
  const [place, page] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)]
  // A folder that is back takes the step with it that looked for it.
  useFocusKept(place, page)
  const choose = () => { void folder.ask() }
  const problem = folder.error !== null && <div className="notice" role="alert"><p>{folder.error}</p></div>
  if (view.folder === null) {
    return (
      <div className="cols backups" ref={place}>
        <section className="section">
          <h2 className="name">{said.first.title}</h2>
          <p>{said.first.text}</p>
          {problem}
          <Button className="button is-primary gap" isPending={folder.isAsking} onPress={choose}>
            {folder.isAsking ? said.first.choosing : said.first.choose}
          </Button>
        </section>
        <BackupMargin view={view} isAsking={folder.isAsking} onChoose={choose} />
      </div>
    )
  }
  const next = nextStep(view)
  return (
    <div className="cols backups" ref={place}>
      <div ref={page} tabIndex={-1} role="group" aria-label={said.tab}>
        {problem}
        {!view.reachable && <Away again={again} />}
        <BackupMaking view={view} isNext={next === 'backup' && view.reachable} />
        <BackupDrill view={view} isNext={next === 'drill'} />
        {view.reachable && <BackupList view={view} />}
        <Aside view={view} />
      </div>
      <BackupMargin view={view} isAsking={folder.isAsking} onChoose={choose} />
    </div>
  )
}

const Aside = ({ view: { aside, today, zone } }: Pick<Props, 'view'>) => aside.length > 0 && (
  <section className="section">
    <h2 className="head">{keptAside.head}</h2>
    <p>{keptAside.what}</p>
    <KeptAside kept={aside} today={today} zone={zone} />
  </section>
)

const Away = ({ again }: Pick<Props, 'again'>) => (
  <div className="notice" role="note">
    <div>
      <p className="strong">{said.away.title}</p>
      <p>{said.away.text}</p>
    </div>
    <Button className="button is-small" onPress={again}>{said.away.look}</Button>
  </div>
)
