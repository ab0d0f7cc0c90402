/** Side by side with the peers: the same records, the same machine, one after the other in one run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../root.ts'
import { say, textOf } from '../say.ts'
import { median, percentile } from './figures.ts'
import { runJob } from './job.ts'
import type { PeerFigures, PeerInput } from './peers/peer.ts'
import { PEERS, type Peer } from './peers/peers.ts'
import { againstRow, type Group, type Row } from './rows.ts'

const figuresOf = async (file: string, packages: string, records: string): Promise<PeerFigures> => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'stillroom-bench-peer-'))
  try {
    const input: PeerInput = { packages: path.resolve(root, packages), records, scratch }
    return await runJob<PeerFigures>(file, input)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const rowsOf = (ours: PeerFigures, peer: Peer, theirs: PeerFigures | null): readonly Row[] => {
  const row = (name: string, unit: string, of: (figures: PeerFigures) => number): Row =>
    againstRow(name, unit, of(ours), theirs && of(theirs), peer.name)
  return [
    row('writing all records, in batches of 500', 'records/s', ({ bulkPerSecond }) => bulkPerSecond),
    row('one more note, p50', 'ms', ({ saves }) => median(saves)),
    row('one more note, p99', 'ms', ({ saves }) => percentile(saves, 0.99)),
    row('open to a usable Today, after the key', 'ms', ({ opens }) => median(opens)),
    row('size on disk', 'MB', ({ bytes }) => bytes / 2 ** 20),
  ]
}

/** @param records a file with one `[collection, record]` a line */
export const compare = async (records: string): Promise<readonly Group[]> => {
  const ours = await figuresOf('build/bench/own/peer.ts', '.', records)
  const groups: Group[] = []
  for (const peer of PEERS) {
    say(`Measuring ${peer.name}.`)
    const installed = await peer.install()
    const theirs = installed.folder === null ? null
      : await figuresOf(peer.file, installed.folder, records).catch((error: unknown) => {
        say(textOf(error))
        return null
      })
    const notMeasured = theirs ? '' : ` Not measured here: ${installed.why ?? 'it failed, see above'}.`
    groups.push({ title: `${peer.name} cannot ${peer.cannot}.${notMeasured}`, rows: rowsOf(ours, peer, theirs) })
  }
  return groups
}
