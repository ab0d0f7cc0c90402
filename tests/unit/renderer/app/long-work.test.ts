import { expect, test } from 'vitest'
import type { Answer } from '../../../../shared/ipc/define.ts'
import { longWork } from '../../../../renderer/app/long-work.ts'

const held = () => {
  const ends: ((answer: Answer<number>) => void)[] = []
  return { run: () => new Promise<Answer<number>>((resolve) => { ends.push(resolve) }), ends }
}

test('a work is begun once, however often it is asked for, and tells all of them its end', async () => {
  const work = longWork<number>()
  const { run, ends } = held()
  const seen: string[] = []
  const stop = work.onChange(() => { seen.push(work.standing().is) })
  const both = [work.begin(run), work.begin(run)]
  expect(ends).toHaveLength(1)
  expect(work.standing()).toEqual({ is: 'going' })
  work.forget()
  expect(work.standing()).toEqual({ is: 'going' })
  ends[0]?.({ ok: true, value: 7 })
  expect(await Promise.all(both)).toEqual([{ ok: true, value: 7 }, { ok: true, value: 7 }])
  expect(work.standing()).toEqual({ is: 'done', value: 7 })
  stop()
  work.forget()
  expect(work.standing()).toEqual({ is: 'idle' })
  expect(seen).toEqual(['going', 'done'])
})

test('a work that failed can be begun again', async () => {
  const work = longWork<number>()
  await work.begin(() => Promise.resolve({ ok: false, error: { code: 'disk-full' } }))
  expect(work.standing()).toEqual({ is: 'failed', error: { code: 'disk-full' } })
  await work.begin(() => Promise.resolve({ ok: true, value: 1 }))
  expect(work.standing()).toEqual({ is: 'done', value: 1 })
})
