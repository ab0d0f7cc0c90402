/** V12: files kept with a note, from the coach's disk and back to it. */
import {
  chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync,
  writeFileSync,
} from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { ROW_KIND } from '../../../../../electron/vault/format.ts'
import { attachmentsFolder } from '../../../../../electron/vault/attachments/place.ts'
import { EVERY } from '../../../../../electron/vault-process/works/automatic.ts'
import { SOON } from '../../../../../electron/vault-process/works/sweep.ts'
import { nameOfFile } from '../../../../../electron/vault-process/works/chosen-file.ts'
import { LIMITS } from '../../../../../shared/schemas/common.ts'
import { later, withRows, type Place } from '../../../../vault/fixture.ts'
import {
  addClient, addNote, atEnd, codeOf, endAll, folderFor, settled, sitDown, sitDownAt, valueOf, type Desk,
} from './opened.ts'

afterEach(endAll)

const chosenFile = (content: string | Buffer, name = 'plan.txt'): string => {
  const path = join(folderFor('files'), name)
  writeFileSync(path, content)
  return path
}
const add = (desk: Desk, noteId: string, path: string) =>
  desk.works.handlers['attachments.add']({ noteId, place: desk.choose(path, 'attach') })
const takeOut = (desk: Desk, noteId: string, attachmentId: string, folder: string) =>
  desk.works.handlers['attachments.takeOut']({ noteId, attachmentId, place: desk.choose(folder, 'take-out') })

const strike = async ({ practice }: Desk, noteId: string, attachmentId: string): Promise<string> =>
  valueOf(await practice.handlers['attachments.remove']({ noteId, attachmentId })).changeId

const sealedIn = ({ place }: Pick<Desk, 'place'>): readonly string[] => {
  const folder = attachmentsFolder(place.path)
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
const content = async (desk: Desk, noteId: string, attachmentId: string): Promise<string> => {
  const out = folderFor('out')
  const { name } = valueOf(await takeOut(desk, noteId, attachmentId, out))
  return readFileSync(join(out, name), 'utf8')
}

const sit = async () => {
  const desk = await sitDown()
  const marta = await addClient(desk, 'Marta')
  return { desk, marta, noteId: await addNote(desk, marta) }
}
const attached = async (text = 'the plan') => {
  const sitting = await sit()
  const { attachment, changeId } = valueOf(await add(sitting.desk, sitting.noteId, chosenFile(text)))
  return { ...sitting, attachment, changeId }
}

const reopened = async (place: Place, minutes = 10): Promise<Desk> => {
  const desk = await sitDownAt(place, { now: later(minutes) })
  atEnd(desk.close)
  return desk
}

/** Lets the sweep of an opening come, and ends the works. */
const swept = async (desk: Desk): Promise<void> => {
  desk.timers.advance(SOON)
  await desk.works.close()
}

/** The keys are renewed step by step (V7), until nothing is left to do, or the files keep it from ending. */
const renewKeys = (desk: Desk): void => {
  for (let steps = 0; steps < 20 && desk.vault.owner.rotation() !== null; steps += 1) {
    desk.vault.owner.rotateSome(1_000, desk.time.now)
  }
}
const epochs = (desk: Desk): number => desk.vault.attachments.names('').length

describe('V12: adding a file', () => {
  test('it is sealed beside the practice, and on record with its name, its size and its hash', async () => {
    const { desk, noteId } = await sit()
    const { attachment } = valueOf(await add(desk, noteId, chosenFile('the plan', 'my plan.txt')))
    expect(attachment).toMatchObject({ name: 'my plan.txt', bytes: 8, addedAt: desk.time.now.toISOString() })
    expect((await desk.database.get('notes', noteId))?.attachments).toEqual([attachment])
    const [name = ''] = sealedIn(desk)
    expect(sealedIn(desk)).toHaveLength(1)
    expect(readFileSync(join(attachmentsFolder(desk.place.path), name)).includes('the plan')).toBe(false)
    expect(await content(desk, noteId, attachment.id)).toBe('the plan')
  })

  test('its name says nothing of where it lay, and nothing a screen could misread', () => {
    expect(nameOfFile('/home/mara/secret place/plan.pdf')).toBe('plan.pdf')
    expect(nameOfFile('/x/in\u202evoice.\u0007pdf')).not.toMatch(/[\u202e\u0007]/)
    expect(nameOfFile('/')).toBe('file')
    expect(nameOfFile(`/x/${'ä'.repeat(300)}.pdf`).length).toBeLessThanOrEqual(255)
  })

  test('a note nobody was chosen for yet keeps files too', async () => {
    const { desk } = await sit()
    const noteId = await addNote(desk, null)
    const { attachment } = valueOf(await add(desk, noteId, chosenFile('for whom')))
    expect(await content(desk, noteId, attachment.id)).toBe('for whom')
  })

  test('what was not chosen for it, is gone, is no file, or cannot be read, is not added', async () => {
    const { desk, noteId } = await sit()
    const folder = folderFor('files')
    mkdirSync(join(folder, 'a folder'))
    const refused = async (path: string) => codeOf(await add(desk, noteId, path))
    expect(await refused(join(folder, 'gone.txt'))).toBe('place-unknown')
    expect(await refused(join(folder, 'a folder'))).toBe('place-unknown')
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [join(folder, 'pipe')])
      expect(await refused(join(folder, 'pipe'))).toBe('place-unknown')
      symlinkSync(join(folder, 'a folder'), join(folder, 'link'))
      expect(await refused(join(folder, 'link'))).toBe('place-unknown')
    }
    const place = desk.choose(folder, 'export')
    expect(codeOf(await desk.works.handlers['attachments.add']({ noteId, place }))).toBe('place-unknown')
    expect(codeOf(await add(desk, 'a'.repeat(32), chosenFile('x')))).toBe('not-found')
    expect(sealedIn(desk)).toEqual([])
  })

  test('more than a note can hold is refused, before anything of it is read', async () => {
    const { desk, noteId } = await sit()
    const large = chosenFile('')
    truncateSync(large, LIMITS.attachmentBytes + 1)
    expect(codeOf(await add(desk, noteId, large))).toBe('too-large')
    const note = await desk.database.get('notes', noteId)
    if (!note) throw new Error('no note')
    const many = Array.from({ length: LIMITS.attachments }, (_, n) => ({
      id: String(n).padStart(32, '0'), name: 'x', bytes: 0, addedAt: note.begunAt, digest: '0'.repeat(64),
    }))
    await desk.database.commit([{ collection: 'notes', before: note, after: { ...note, attachments: many } }])
    expect(codeOf(await add(desk, noteId, chosenFile('one more')))).toBe('too-large')
    expect(sealedIn(desk)).toEqual([])
  })

  test('where the record cannot be written, no file stays', async () => {
    const { desk, noteId } = await sit()
    const { records } = desk.practice.engine
    const real = records.attachmentAdded
    Object.assign(records, { attachmentAdded: () => Promise.resolve({ ok: false, error: { code: 'disk-full' } }) })
    expect(codeOf(await add(desk, noteId, chosenFile('x')))).toBe('disk-full')
    expect(sealedIn(desk)).toEqual([])
    Object.assign(records, { attachmentAdded: real })
    expect(codeOf(await add(desk, noteId, chosenFile('x')))).toBe('ok')
  })

  test('where its note became somebody else’s meanwhile, it is not added', async () => {
    const { desk, noteId } = await sit()
    const jonas = await addClient(desk, 'Jonas')
    const adding = add(desk, noteId, chosenFile(Buffer.alloc(3_000_000, 7)))
    await settled(() => sealedIn(desk).length > 0)
    valueOf(await desk.practice.handlers['notes.move']({ noteId, clientId: jonas }))
    expect(codeOf(await adding)).toBe('not-found')
    expect(sealedIn(desk)).toEqual([])
  })

  test('ended at any moment, nothing is left, on disk or on record; a second one meanwhile is too many', async () => {
    const { desk, noteId } = await sit()
    const path = chosenFile(Buffer.alloc(2_000_000, 7))
    let cancelled = 0
    for (let turns = 0; turns < 40; turns += 1) {
      const adding = add(desk, noteId, path)
      for (let each = 0; each < turns; each += 1) await new Promise((resolve) => { setImmediate(resolve) })
      if (turns === 5) expect(codeOf(await add(desk, noteId, path))).toBe('busy')
      desk.works.cancel('attachment')
      const code = codeOf(await adding)
      if (code === 'ok') break
      cancelled += 1
      expect(code).toBe('cancelled')
      expect(sealedIn(desk)).toEqual([])
      expect((await desk.database.get('notes', noteId))?.attachments).toEqual([])
    }
    expect(cancelled).toBeGreaterThan(5)
    const told = desk.told.at(-1)
    expect(told?.[0]).toBe('attachment')
    expect(told?.[1]).toBe(told?.[2])
  })
})

describe('V12: taking a copy out', () => {
  test('it is for nobody else to read, never in the place of another file, and its name is given', async () => {
    const { desk, noteId, attachment } = await attached()
    const out = folderFor('out')
    writeFileSync(join(out, 'plan.txt'), 'mine')
    expect(valueOf(await takeOut(desk, noteId, attachment.id, out))).toEqual({ name: 'plan 2.txt' })
    expect(readFileSync(join(out, 'plan.txt'), 'utf8')).toBe('mine')
    expect(readFileSync(join(out, 'plan 2.txt'), 'utf8')).toBe('the plan')
    if (process.platform !== 'win32') expect(statSync(join(out, 'plan 2.txt')).mode & 0o777).toBe(0o600)
    expect(readdirSync(out)).toHaveLength(2)
  })

  test('one whose end does not open is not written at all, however much of it did', async () => {
    const { desk, noteId, attachment } = await attached('x'.repeat(300_000))
    const path = join(attachmentsFolder(desk.place.path), sealedIn(desk)[0] ?? '')
    const bytes = readFileSync(path)
    bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 1
    writeFileSync(path, bytes)
    const out = folderFor('out')
    expect(codeOf(await takeOut(desk, noteId, attachment.id, out))).toBe('vault-damaged')
    expect(readdirSync(out)).toEqual([])
    rmSync(path)
    expect(codeOf(await takeOut(desk, noteId, attachment.id, out))).toBe('vault-damaged')
  })

  test('what is not there, or nowhere to go, is said so; ended, nothing is left', async () => {
    const { desk, noteId, attachment } = await attached('x'.repeat(3_000_000))
    const out = folderFor('out')
    expect(codeOf(await takeOut(desk, noteId, 'a'.repeat(32), out))).toBe('not-found')
    expect(codeOf(await takeOut(desk, 'a'.repeat(32), attachment.id, out))).toBe('not-found')
    expect(codeOf(await takeOut(desk, noteId, attachment.id, join(out, 'gone')))).toBe('place-unknown')
    expect(codeOf(await desk.works.handlers['attachments.takeOut']({
      noteId, attachmentId: attachment.id, place: desk.choose(out, 'attach'),
    }))).toBe('place-unknown')
    const taking = takeOut(desk, noteId, attachment.id, out)
    await settled(() => readdirSync(out).length > 0)
    desk.works.cancel('attachment')
    expect(codeOf(await taking)).toBe('cancelled')
    expect(readdirSync(out)).toEqual([])
    chmodSync(out, 0o700)
  })
})

describe('V11: a file that is not where the practice keeps files', () => {
  const damage = async (desk: Desk) => valueOf(await desk.practice.handlers['today']({})).damage.missingFiles

  test('is counted soon after the opening, and rooms are told to look again', async () => {
    const { desk } = await attached()
    await desk.close()
    rmSync(attachmentsFolder(desk.place.path), { recursive: true })
    const again = await reopened(desk.place)
    expect(await damage(again)).toBe(0)
    again.timers.advance(SOON)
    await settled(() => again.seen.found > 0)
    expect(await damage(again)).toBe(1)
    expect(valueOf(await again.practice.handlers['privacy']({})).damage.missingFiles).toBe(1)
  })

  test('is not missed where it is there', async () => {
    const { desk } = await attached()
    await desk.close()
    const again = await reopened(desk.place)
    await swept(again)
    expect(await damage(again)).toBe(0)
    expect(again.seen.found).toBe(0)
  })
})

describe('V12: what no record names', () => {
  test('goes with the next opening, and not before: a removal is undone until then', async () => {
    const { desk, noteId, attachment } = await attached()
    const changeId = await strike(desk, noteId, attachment.id)
    desk.timers.advance(EVERY)
    valueOf(await desk.practice.handlers['undo']({ changeId }))
    expect(await content(desk, noteId, attachment.id)).toBe('the plan')
    await strike(desk, noteId, attachment.id)
    const left = join(attachmentsFolder(desk.place.path), sealedIn(desk)[0] ?? '')
    await desk.close()
    utimesSync(left, desk.time.now, desk.time.now)
    await swept(await reopened(desk.place))
    expect(sealedIn(desk)).toEqual([])
  })

  test('what is named stays, what is not ours stays, and what was written since the opening stays', async () => {
    const { desk, noteId, attachment } = await attached()
    const folder = attachmentsFolder(desk.place.path)
    await desk.close()
    const old = new Date(desk.time.now.getTime() - 60_000)
    const part = (digit: string): string => `${'e'.repeat(64)}.${digit.repeat(16)}.part`
    const there = [[part('1'), old], ['notes.txt', old], ['f'.repeat(64), old], [part('2'), later(20)]] as const
    for (const [name, at] of there) {
      writeFileSync(join(folder, name), '')
      utimesSync(join(folder, name), at, at)
    }
    const again = await reopened(desk.place)
    await swept(again)
    expect(readdirSync(folder)).toHaveLength(4)
    expect(readdirSync(folder)).not.toContain(part('1'))
    await again.close()
    expect(await content(await reopened(desk.place, 30), noteId, attachment.id)).toBe('the plan')
  })

  test('V11: where a record did not open, nothing finished goes: it may be named there', async () => {
    const { desk, noteId, attachment } = await attached()
    await addNote(desk, null, 'another')
    await strike(desk, noteId, attachment.id)
    await desk.close()
    withRows(desk.place.path, (store) => {
      const key = store.keys().find(([kind]) => kind === ROW_KIND.record) ?? new Uint8Array()
      const value = Uint8Array.from(store.get(key) ?? [])
      value[value.length - 1] = (value.at(-1) ?? 0) ^ 1
      store.transaction((writer) => writer.put(key, value))
    })
    for (const name of sealedIn(desk)) utimesSync(join(attachmentsFolder(desk.place.path), name), later(1), later(1))
    const again = await reopened(desk.place)
    expect(again.vault.damage.unopened).toBe(1)
    await swept(again)
    expect(sealedIn(desk)).toHaveLength(1)
  })

  test('where the coach is quicker than the sweep, what an undo may bring back waits for the next one', async () => {
    const { desk, noteId, attachment } = await attached()
    await desk.close()
    for (const name of sealedIn(desk)) utimesSync(join(attachmentsFolder(desk.place.path), name), later(1), later(1))
    const again = await reopened(desk.place)
    const changeId = await strike(again, noteId, attachment.id)
    again.timers.advance(SOON)
    // Comes after the sweep.
    valueOf(await add(again, await addNote(again, null), chosenFile('another')))
    valueOf(await again.practice.handlers['undo']({ changeId }))
    expect(await content(again, noteId, attachment.id)).toBe('the plan')
  })
})

describe('V7: when the keys are renewed', () => {
  test('files come along, and no key goes before they have come', async () => {
    const { desk, noteId, attachment } = await attached()
    const before = sealedIn(desk)
    await desk.vault.renewPassphrase('another walk, another river')
    renewKeys(desk)
    // Every record has come; the file has not.
    expect(epochs(desk)).toBe(2)
    expect(sealedIn(desk)).toEqual(before)
    expect(await content(desk, noteId, attachment.id)).toBe('the plan')
    await settled(() => sealedIn(desk).length === 1 && sealedIn(desk)[0] !== before[0])
    await settled(() => {
      renewKeys(desk)
      return epochs(desk) === 1
    })
    expect(await content(desk, noteId, attachment.id)).toBe('the plan')
    await desk.close()
    const again = await sitDownAt(desk.place, { passphrase: 'another walk, another river', now: later(10) })
    atEnd(again.close)
    expect(await content(again, noteId, attachment.id)).toBe('the plan')
  })

  test('after a crash in the middle they go on at the next opening', async () => {
    const { desk, noteId, attachment } = await attached()
    await desk.vault.renewPassphrase('another walk, another river')
    renewKeys(desk)
    await desk.close()
    const again = await sitDownAt(desk.place, { passphrase: 'another walk, another river', now: later(10) })
    atEnd(again.close)
    expect(epochs(again)).toBe(2)
    again.timers.advance(0)
    await settled(() => {
      renewKeys(again)
      return epochs(again) === 1
    })
    expect(await content(again, noteId, attachment.id)).toBe('the plan')
    expect(sealedIn(again)).toHaveLength(1)
  })

  test('a file that was struck comes along too: undo brings it back', async () => {
    const before = await attached()
    await before.desk.close()
    const { noteId, attachment } = before
    const desk = await reopened(before.desk.place)
    desk.timers.advance(60_000)
    // Comes after the sweep, and so after it is known which files there are.
    valueOf(await add(desk, noteId, chosenFile('another')))
    const changeId = await strike(desk, noteId, attachment.id)
    await desk.vault.renewPassphrase('another walk, another river')
    await desk.practice.engine.records.passphraseRenewed()
    await settled(() => {
      renewKeys(desk)
      return epochs(desk) === 1
    })
    valueOf(await desk.practice.handlers['undo']({ changeId }))
    expect(await content(desk, noteId, attachment.id)).toBe('the plan')
  })

  test('one that is being added holds the keys it is sealed under until its record is there', async () => {
    const { desk, noteId, attachment: first } = await attached()
    const { records } = desk.practice.engine
    const real = records.attachmentAdded
    let go = (): void => undefined
    const waits = new Promise<void>((resolve) => { go = resolve })
    Object.assign(records, {
      attachmentAdded: async (...args: Parameters<typeof real>) => {
        await waits
        return real(...args)
      },
    })
    const adding = add(desk, noteId, chosenFile('another'))
    await settled(() => sealedIn(desk).length === 2)
    await desk.vault.renewPassphrase('another walk, another river')
    // Everything else comes along meanwhile.
    for (let n = 0; n < 50; n += 1) {
      renewKeys(desk)
      await new Promise((resolve) => { setTimeout(resolve, 2) })
    }
    expect(epochs(desk)).toBe(2)
    go()
    const { attachment } = valueOf(await adding)
    await settled(() => {
      renewKeys(desk)
      return epochs(desk) === 1
    })
    expect(await content(desk, noteId, attachment.id)).toBe('another')
    expect(await content(desk, noteId, first.id)).toBe('the plan')
  })

  test('V11: one that is damaged keeps nobody waiting', async () => {
    const { desk } = await attached()
    const path = join(attachmentsFolder(desk.place.path), sealedIn(desk)[0] ?? '')
    writeFileSync(path, readFileSync(path).subarray(0, 150))
    await desk.vault.renewPassphrase('another walk, another river')
    await desk.practice.engine.records.passphraseRenewed()
    await settled(() => {
      renewKeys(desk)
      return epochs(desk) === 1
    })
    expect(existsSync(path)).toBe(true)
  })
})

describe('V17: whose key a file is under', () => {
  const erase = async (desk: Desk, clientId: string, name: string) =>
    valueOf(await desk.practice.handlers['erase']({ clientId, name }))

  test('a note that becomes another’s takes its files along: erasing the one before leaves them', async () => {
    const { desk, noteId, attachment, marta } = await attached()
    const jonas = await addClient(desk, 'Jonas')
    const path = join(attachmentsFolder(desk.place.path), sealedIn(desk)[0] ?? '')
    const before = readFileSync(path)
    valueOf(await desk.practice.handlers['notes.move']({ noteId, clientId: jonas }))
    await settled(() => !readFileSync(path).equals(before))
    await erase(desk, marta, 'Marta')
    expect(await content(desk, noteId, attachment.id)).toBe('the plan')
    await settled(() => {
      renewKeys(desk)
      return epochs(desk) === 1
    })
    expect(await content(desk, noteId, attachment.id)).toBe('the plan')
  })

  test('a quick note’s file opens before and after it has a client', async () => {
    const { desk, marta } = await sit()
    const noteId = await addNote(desk, null)
    const { attachment } = valueOf(await add(desk, noteId, chosenFile('for whom')))
    const path = join(attachmentsFolder(desk.place.path), sealedIn(desk)[0] ?? '')
    const before = readFileSync(path)
    valueOf(await desk.practice.handlers['notes.move']({ noteId, clientId: marta }))
    expect(await content(desk, noteId, attachment.id)).toBe('for whom')
    await settled(() => !readFileSync(path).equals(before))
    expect(await content(desk, noteId, attachment.id)).toBe('for whom')
  })

  test('what a crash left under another’s key comes along at the next opening', async () => {
    const { desk, noteId, attachment } = await attached()
    const jonas = await addClient(desk, 'Jonas')
    const path = join(attachmentsFolder(desk.place.path), sealedIn(desk)[0] ?? '')
    const before = readFileSync(path)
    await desk.works.close()
    valueOf(await desk.practice.handlers['notes.move']({ noteId, clientId: jonas }))
    await desk.close()
    expect(readFileSync(path).equals(before)).toBe(true)
    const again = await reopened(desk.place)
    expect(await content(again, noteId, attachment.id)).toBe('the plan')
    again.timers.advance(60_000)
    await settled(() => !readFileSync(path).equals(before))
    expect(await content(again, noteId, attachment.id)).toBe('the plan')
  })

  test('files of a client who is erased go at once', async () => {
    const { desk, marta } = await attached()
    const jonas = await addClient(desk, 'Jonas')
    const kept = await addNote(desk, jonas)
    const { attachment } = valueOf(await add(desk, kept, chosenFile('his')))
    expect(sealedIn(desk)).toHaveLength(2)
    await erase(desk, marta, 'Marta')
    await settled(() => {
      renewKeys(desk)
      return sealedIn(desk).length === 1 && epochs(desk) === 1
    })
    expect(await content(desk, kept, attachment.id)).toBe('his')
  })

  test('typing in a note with files seals nothing anew', async () => {
    const { desk, noteId, marta } = await attached()
    desk.timers.advance(60_000)
    const path = join(attachmentsFolder(desk.place.path), sealedIn(desk)[0] ?? '')
    const before = readFileSync(path)
    for (let n = 0; n < 5; n += 1) {
      const draft = { noteId, clientId: marta, text: `words ${n}`, cursor: 0, corrections: [] }
      valueOf(await desk.practice.handlers['notes.keepDraft'](draft))
    }
    await desk.works.close()
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})
