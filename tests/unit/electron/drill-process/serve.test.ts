import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { serveDrill } from '../../../../electron/drill-process/serve.ts'
import type { DrillFindings, DrillTask, FromDrill } from '../../../../electron/ipc/drill-wire.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { settled } from '../host/forked.ts'

const TASK: DrillTask = { backupPath: '/media/stick/b.srbackup', seed: new Uint8Array(32), vaultId: 'a'.repeat(32) }
const FINDINGS: DrillFindings = {
  madeAt: '2026-11-21T10:00:00.000Z', records: 41, listed: 41, attachments: 0, digest: 'b'.repeat(64), whole: true,
}

/** A channel of which the test is the other end, and a drill that ends when the test says so. */
const served = () => {
  const events = new EventEmitter()
  const sent: FromDrill[] = []
  const done: string[] = []
  const tasks: DrillTask[] = []
  let finish: (findings: DrillFindings) => void = () => {}
  let fail: (fault: unknown) => void = () => {}
  serveDrill({
    postMessage: (message) => sent.push(message),
    on: (event: string, listener: (...given: never[]) => void) => events.on(event, listener as () => void),
    start: () => done.push('start'),
  }, {
    drill: (task, { onProgress, signal }) => {
      tasks.push(task)
      onProgress(1, 3)
      return new Promise((resolve, reject) => {
        finish = resolve
        fail = reject
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      })
    },
    end: () => done.push('end'), answered: () => done.push('answered'), fail: () => done.push('fail'),
  })
  return {
    sent, done, tasks, finish: (findings: DrillFindings) => finish(findings), fail: (fault: unknown) => fail(fault),
    asks: () => { events.emit('message', { data: TASK }) },
    closes: () => { events.emit('close') },
  }
}

test('V18: a drill is done once, told of while it lasts, and the process ends when its answer was taken', async () => {
  const { asks, closes, finish, sent, done, tasks } = served()
  asks()
  asks()
  expect(tasks).toEqual([TASK])
  finish(FINDINGS)
  await settled()
  expect(sent).toEqual([{ type: 'progress', done: 1, total: 3 }, { type: 'found', findings: FINDINGS }])
  expect(done).toEqual(['start', 'answered'])
  closes()
  expect(done).toEqual(['start', 'answered', 'end'])
})

test('what is wrong with a backup is an answer: its code, and no more', async () => {
  const { asks, fail, sent } = served()
  asks()
  fail(new VaultFault('backup-damaged', 'what lies in /media/stick is damaged'))
  await settled()
  expect(sent.at(-1)).toEqual({ type: 'failed', code: 'backup-damaged' })
})

test('a fault nobody expected is none: the process ends as it does for those', async () => {
  const { asks, fail, sent, done } = served()
  asks()
  fail(new Error('a bug'))
  await settled()
  expect(sent).toHaveLength(1)
  expect(done).toEqual(['start', 'fail'])
})

test('given up while it lasts, it takes away what it began, answers nobody, and ends', async () => {
  const { asks, closes, sent, done } = served()
  asks()
  closes()
  expect(done).toEqual(['start'])
  await settled()
  expect(sent).toHaveLength(1)
  expect(done).toEqual(['start', 'end'])
})

test('given up before it was asked for anything, it ends', () => {
  const { closes, done } = served()
  closes()
  expect(done).toEqual(['start', 'end'])
})
