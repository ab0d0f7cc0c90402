/** What the peers are asked, asked of ourselves: through the engine's own database over a vault. */
import path from 'node:path'
import type { Change } from '../../../electron/engine/types.ts'
import type { CollectionName } from '../../../shared/schemas/dictionary.ts'
import { emptyPractice, type PracticeFile } from '../../../tests/support/made-practice.ts'
import { timed } from '../figures.ts'
import { job } from '../job.ts'
import { batches, bytesOf, oneMore, readRecords } from '../peers/common.ts'
import { BATCH, OPENINGS, SAVES, type Line, type PeerFigures, type PeerInput } from '../peers/peer.ts'
import { clock, openPracticeFile } from './practice-file.ts'

const added = ([collection, record]: Line): Change =>
  // The records come from the generator and were valid when they were written to the file.
  ({ collection: collection as CollectionName, before: null, after: record }) as unknown as Change

job<PeerInput, PeerFigures>(async ({ records, scratch }) => {
  const file: PracticeFile = { path: path.join(scratch, 'practice.stillroom'), seenPath: path.join(scratch, 'seen') }
  const { vault, database } = await emptyPractice(file, 'bench', clock.now)
  const lines = readRecords(records)
  const [bulk = 0] = await timed(1, async () => {
    for (const batch of batches(lines, BATCH)) await database.commit(batch.map(added))
  })
  const saves = await timed(SAVES, (time) => database.commit([added(['notes', oneMore(lines, time)])]))
  await database.close()
  vault.close()

  const opens: number[] = []
  for (let time = 0; time < OPENINGS; time += 1) {
    const { practice, phases } = await openPracticeFile(file)
    const [answering = 0] = await timed(1, async () => {
      const today = await practice.engine.handlers['today']({})
      if (!today.ok || today.value.overdue.length + today.value.open.length === 0) throw new Error('nothing was found')
    })
    // The key derivation is not counted, as the peers' is not.
    opens.push(phases.unseal + phases.build + answering)
    await practice.close()
  }
  return { bulkPerSecond: lines.length / (bulk / 1000), saves, opens, bytes: bytesOf(file.path) }
})
