import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { onACopy } from '../../../../build/bench/copies.ts'
import { practiceIn } from '../../../support/made-practice.ts'

let userData = ''
let scratch = ''
beforeEach(() => {
  userData = mkdtempSync(path.join(tmpdir(), 'stillroom-test-'))
  scratch = path.join(userData, 'scratch')
  mkdirSync(scratch)
  mkdirSync(path.dirname(practiceIn(userData).path))
  writeFileSync(practiceIn(userData).path, 'a practice')
})
afterEach(() => rmSync(userData, { recursive: true, force: true }))

test('what is worked on is a copy: the practice stays as it is, and this machine has seen nothing of the copy', async () => {
  const told = await onACopy(userData, scratch, async (file) => {
    const before = readFileSync(file.path, 'utf8')
    writeFileSync(file.path, 'changed')
    await Promise.resolve()
    return [before, existsSync(file.seenPath)]
  })
  expect(told).toEqual(['a practice', false])
  expect(readFileSync(practiceIn(userData).path, 'utf8')).toBe('a practice')
})

test('the copy and its folder go, however the work ends', async () => {
  await onACopy(userData, scratch, (_file, folder) => {
    writeFileSync(path.join(folder, 'more'), 'of it')
    return Promise.resolve()
  })
  await expect(onACopy(userData, scratch, () => Promise.reject(new Error('it broke')))).rejects.toThrow('it broke')
  expect(readdirSync(scratch)).toEqual([])
})
