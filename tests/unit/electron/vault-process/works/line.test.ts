import { afterEach, describe, expect, test, vi } from 'vitest'
import { createLine, Refusal, type Tools } from '../../../../../electron/vault-process/works/line.ts'
import { AttachmentTooLarge } from '../../../../../electron/vault/attachments/write.ts'
import { VaultFault } from '../../../../../electron/vault/types.ts'
import { ok } from '../../../../../shared/domain/result.ts'

const tell = vi.fn()
let elapsed = 0
afterEach(() => { tell.mockReset() })
const line = () => createLine({ tell, running: () => elapsed += 1_000 })

/** A work that goes on until it is ended, or told to. */
const patient = () => {
  let end = (): void => undefined
  const task = ({ signal }: Tools) => new Promise<ReturnType<typeof ok<string>>>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
    end = () => resolve(ok('done'))
  })
  return { task, end: () => end() }
}

const turn = () => new Promise((resolve) => { setImmediate(resolve) })

describe('one long work at a time', () => {
  test('a second one is told that there is one; a file of a note is another line', async () => {
    const works = line()
    const first = patient()
    const running = works.run('backup', first.task)
    expect(await works.run('export', async () => ok(1))).toEqual({ ok: false, error: { code: 'busy' } })
    expect(await works.run('backup', async () => ok(1))).toEqual({ ok: false, error: { code: 'busy' } })
    expect(await works.run('attachment', async () => ok(1))).toEqual(ok(1))
    first.end()
    expect(await running).toEqual(ok('done'))
    expect(await works.run('export', async () => ok(2))).toEqual(ok(2))
  })

  test('ended by its kind, it is cancelled; one of another kind goes on', async () => {
    const works = line()
    const running = works.run('backup', patient().task)
    await turn()
    works.cancel('export')
    await turn()
    expect(works.isRunning('backup')).toBe(true)
    works.cancel('backup')
    expect(await running).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(works.isRunning('backup')).toBe(false)
  })

  test('ended before its first step, it is cancelled too', async () => {
    const works = line()
    const running = works.run('backup', async ({ signal }) => {
      signal.throwIfAborted()
      return ok('written')
    })
    works.cancel('backup')
    expect(await running).toEqual({ ok: false, error: { code: 'cancelled' } })
  })

  test('progress is told, and its end however it ended', async () => {
    const works = line()
    await works.run('export', async ({ progress }) => {
      progress(3, 10)
      progress(10, 10)
      throw new VaultFault('disk-full', 'full')
    })
    // All of it is told once: what comes after the last byte is part of the work.
    expect(tell.mock.calls).toEqual([['export', 3, 10], ['export', 9, 10], ['export', 10, 10]])
    await works.run('drill', async () => ok(null))
    expect(tell.mock.calls.at(-1)).toEqual(['drill', 1, 1])
  })

  test('faults and refusals are answers, with their figures; bugs are thrown', async () => {
    const works = line()
    const throwing = (error: Error) => works.run('export', () => Promise.reject(error))
    expect(await throwing(new VaultFault('disk-full', '', { detail: { needed: 3 } })))
      .toEqual({ ok: false, error: { code: 'disk-full', detail: { needed: 3 } } })
    expect(await throwing(new Refusal('place-unknown'))).toEqual({ ok: false, error: { code: 'place-unknown' } })
    expect(await throwing(new AttachmentTooLarge(5)))
      .toEqual({ ok: false, error: { code: 'too-large', detail: { limit: 5 } } })
    await expect(throwing(new TypeError('a bug'))).rejects.toThrow('a bug')
    expect(await works.run('export', async () => ok(1))).toEqual(ok(1))
  })

  test('what runs by itself is not told, and gives way to what is asked for', async () => {
    const works = line()
    const quiet = works.runQuietly('backup', patient().task)
    expect(await works.runQuietly('export', async () => ok(1))).toEqual({ ok: false, error: { code: 'busy' } })
    expect(await works.run('export', async () => ok(2))).toEqual(ok(2))
    expect(await quiet).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(tell.mock.calls.map(([work]) => work as string)).toEqual(['export'])
  })

  test('of two who wait for it to give way, one is too late', async () => {
    const works = line()
    void works.runQuietly('backup', patient().task)
    const first = patient()
    const both = [works.run('export', first.task), works.run('drill', async () => ok('late'))]
    await turn()
    expect(await both[1]).toEqual({ ok: false, error: { code: 'busy' } })
    first.end()
    expect(await both[0]).toEqual(ok('done'))
  })

  test('raised, it is told and stays', async () => {
    const works = line()
    const work = patient()
    const quiet = works.runQuietly('backup', work.task)
    expect(works.raise('export')).toBe(false)
    expect(works.raise('backup')).toBe(true)
    expect(works.raise('backup')).toBe(false)
    expect(await works.run('export', async () => ok(2))).toEqual({ ok: false, error: { code: 'busy' } })
    await turn()
    work.end()
    expect(await quiet).toEqual(ok('done'))
    expect(tell.mock.calls).toEqual([['backup', 1, 1]])
  })

  test('closing ends everything, waits for it, and takes nothing more', async () => {
    const works = line()
    const over: string[] = []
    const slow = async ({ signal }: Tools) => {
      await new Promise((resolve) => { signal.addEventListener('abort', resolve) })
      await turn()
      over.push('over')
      throw signal.reason
    }
    const all = [works.run('backup', slow), works.run('attachment', slow)]
    await turn()
    await works.close()
    expect(over).toEqual(['over', 'over'])
    for (const each of all) expect(await each).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(await works.run('export', async () => ok(1))).toEqual({ ok: false, error: { code: 'cancelled' } })
  })
})
