/**
 * Migrating: notes of an earlier version of their schema are brought forward as the practice opens them, and lie so on
 * the disk with the next change of each (V11). Earlier ones go on coming, as a restored backup brings them.
 */
import assert from 'node:assert/strict'
import { fillWithDefaultSettings } from 'rxdb'
import { rxSchemaOf } from '../../../electron/engine/database-schema.ts'
import { rowOf } from '../../../electron/vault/rx-storage/opening.ts'
import { practicePolicy, type RecordPolicy } from '../../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../../electron/vault/rx-storage/storage.ts'
import type { FieldsByClass, RecordWrite, Vault } from '../../../electron/vault/types.ts'
import { RECORDS } from '../../../shared/schemas/registry.ts'
import { NOW, open } from '../fixture.ts'
import { makeVault } from './make-vault.ts'
import type { Faced, Ground, Operation } from './operation.ts'
import { soundNotes } from './save.ts'

const EARLIER = 0
const PRESENT = RECORDS.notes.version

/** A note's text, and the version it lies in. */
interface Lying { readonly text: string; readonly version: number }
type Notes = Readonly<Record<string, Lying>>

type Step =
  /** A note of the earlier version. */
  | { readonly kind: 'earlier'; readonly id: string; readonly text: string }
  /** A change of one that is there, of whichever version. */
  | { readonly kind: 'change'; readonly id: string; readonly text: string }

const policyOfNotes = (): RecordPolicy => {
  const policy = practicePolicy('notes')
  if (policy === null) throw new Error('notes are kept')
  return policy
}

const idOf = (number: number): string => number.toString(16).padStart(32, '0')

/** As version 0 wrote them: without what came later. */
const earlierNote = (id: string, text: string): RecordWrite => {
  const { classOf } = policyOfNotes()
  const note = { clientId: '', kind: 'session', text, begunAt: NOW.toISOString(), savedAt: null, draft: null, corrections: [] }
  const fields: Record<string, Record<string, unknown>> = {}
  for (const [field, value] of Object.entries(note)) (fields[classOf(field)] ??= {})[field] = value
  return {
    collection: 'notes', id, home: 'sensitive', clientId: null, schemaVersion: EARLIER, fields: fields as FieldsByClass,
  }
}

const after = (notes: Notes, steps: readonly Step[]): Notes => Object.assign({}, notes, ...steps.map(({ kind, id, text }) =>
  ({ [id]: { text, version: kind === 'earlier' ? EARLIER : PRESENT } })))

const openNotes = (vault: Vault, now: () => Date) => getRxStorageVault({ vault, policy: practicePolicy, now })
  .createStorageInstance({
    databaseInstanceToken: 'token', databaseName: 'faults', collectionName: 'notes', options: {},
    schema: fillWithDefaultSettings(rxSchemaOf(RECORDS.notes)), multiInstance: false, devMode: false,
  })

const found = async (ground: Ground): Promise<Notes> =>
  Object.fromEntries((await soundNotes(ground)).map((record) => {
    const row = rowOf(record, 'id', policyOfNotes())
    assert.ok(row !== null, 'a note is not what its schema says')
    const { id, text, attachments } = row as unknown as { id: string, text: string, attachments: unknown }
    assert.deepEqual(attachments, [])
    return [id, { text, version: record.schemaVersion }]
  }))

const check = async (ground: Ground, known: Notes, { kept, maybe }: Faced<Step>): Promise<Notes> => {
  const notes = await found(ground)
  const certain = after(known, kept)
  const possible = maybe === null ? certain : after(certain, [maybe])
  try {
    assert.deepEqual(notes, possible)
  } catch {
    assert.deepEqual(notes, certain)
  }
  return notes
}

export const migrate: Operation<Notes, Step> = {
  name: 'migrate',
  prepare: async (ground) => {
    const notes = Array.from({ length: 12 }, (_, n) => earlierNote(idOf(n), `note ${n}`))
    await makeVault(ground, notes)
    return after({}, notes.map(({ id }, n) => ({ kind: 'earlier', id, text: `note ${n}` })))
  },
  act: async (ground, known, random) => {
    const { vault } = await open(ground, { now: ground.now })
    const notes = await openNotes(vault, ground.now)
    const ids = Object.keys(known)
    let round = 0
    return {
      next: () => {
        round += 1
        const text = `${round} ${'x'.repeat(random(3000))}`
        // Numbers of many digits: what was brought in before is not met again.
        if (random(3) === 0) return { kind: 'earlier', id: idOf(1000 + random(2 ** 30)), text }
        return { kind: 'change', id: ids[random(ids.length)] ?? idOf(0), text }
      },
      make: async ({ kind, id, text }) => {
        if (kind === 'earlier') return vault.commit([earlierNote(id, text)], ground.now())
        const [previous] = await notes.findDocumentsById([id], false)
        assert.ok(previous, 'the note is not there')
        const document = { ...previous, text, _rev: `${round + 1}-faults`, _meta: { lwt: round + 1 } }
        const { error } = await notes.bulkWrite([{ previous, document }], 'faults')
        assert.deepEqual(error, [])
      },
      end: () => { vault.close() },
    }
  },
  check,
}
