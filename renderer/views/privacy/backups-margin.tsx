import { Button } from 'react-aria-components'
import type { BackupsView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { backups as said } from '../../strings/backups.ts'
import { placeOf } from './use-backup-folder.ts'

interface Props {
  readonly view: BackupsView
  readonly isAsking: boolean
  readonly onChoose: () => void
}

/** Beside the backups: where they go, how often, and how one comes back. */
export const BackupMargin = ({ view: { folder, reachable }, isAsking, onChoose }: Props) => {
  const place = folder === null || !reachable ? null : placeOf(folder)
  return (
    <aside className="margin">
      <section className="section">
        <h2 className="head">{said.where.head}</h2>
        {folder !== null && <p className="code folder">{folder}</p>}
        <p>{said.where.best}</p>
        {folder !== null && (
          <div className="acts gap">
            <Button className="button is-small" isPending={isAsking} onPress={onChoose}>
              {isAsking ? said.first.choosing : said.where.change}
            </Button>
            {place !== null && (
              <Button className="button is-small" onPress={() => { void call('host.showPlace', { place }) }}>
                {said.where.show}
              </Button>
            )}
          </div>
        )}
      </section>
      <section className="section">
        <h2 className="head">{said.rhythm.head}</h2>
        <p>{said.rhythm.text}</p>
      </section>
      <section className="section">
        <h2 className="head">{said.back.head}</h2>
        <p>{said.back.text}</p>
      </section>
    </aside>
  )
}
