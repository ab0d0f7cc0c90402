import { Type } from '@sinclair/typebox'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSafePath } from '../../../../electron/export/safe-names.ts'
import { attachmentsIn } from '../../../../electron/export/note-attachments.ts'
import type { ExportRecord } from '../../../../electron/export/types.ts'
import { defineRecord, dictionaryOf, field, type RecordDefinition } from '../../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../../shared/schemas/registry.ts'
import { good } from '../../../support/from-schema.ts'
import { client, dataOf, exported, handle, note, planted, readCsv, session, textIn } from './exported.ts'

const DEFINITIONS: readonly RecordDefinition[] = Object.values(RECORDS)
const SEED = 20261121

/** Anything a person, an import or a hostile hand may have called a client. */
const NAMES = [
  'Marta Oliveira', 'marta oliveira', '../../etc/passwd', 'CON', 'a/b\\c', '<script>alert(1)</script>', '\u202egnp.exe',
  'x'.repeat(200), '\0', '...', '=cmd|calc', '"><img src=x onerror=alert(1)>', '\ud83d', 'שלום', 'e\u0301', 'é',
  '# heading\n## two', 'javascript:alert(1)',
]

describe('V19: an export holds everything', () => {
  test('every word planted in any field stands in the JSON and in the CSV of its kind', async () => {
    let count = 0
    for (const definition of DEFINITIONS) {
      const words: string[] = []
      const marker = (): string => {
        words.push(`canary-${count += 1}-${definition.collection}`)
        return words.at(-1) ?? ''
      }
      const record = planted(definition.schema, marker) as ExportRecord
      expect(Object.keys(record).sort()).toEqual(Object.keys(dictionaryOf(definition)).sort())
      const files = await exported({ records: { [definition.collection]: [record] } })
      expect(dataOf(files, definition.collection)).toEqual([record])
      const csv = textIn(files, `data/${definition.collection}.csv`)
      for (const word of words) expect(csv).toContain(word)
    }
    expect(count).toBeGreaterThan(8)
  })

  test('whatever is in the records comes back out of the JSON, to the last half character', async () => {
    for (const definition of DEFINITIONS) {
      const { collection } = definition
      const records = (fc.sample(good(definition.schema), { numRuns: 40, seed: SEED }) as readonly ExportRecord[])
        .map((record, index) => ({ ...record, id: handle(index) }))
      const files = await exported({ records: { [collection]: records } })
      const written = new Map(dataOf(files, collection).map((record) => [record['id'], record]))
      expect([...written.values()]).toHaveLength(records.length)
      for (const record of records) expect(written.get(record.id)).toEqual(record)
      const [headings = [], ...rows] = readCsv(textIn(files, `data/${collection}.csv`).slice(1))
      expect(headings).toEqual(Object.keys(dictionaryOf(definition)))
      expect(rows).toHaveLength(records.length)
      for (const row of rows) expect(row).toHaveLength(headings.length)
    }
  })

  test('a field that joins the dictionary joins the export', async () => {
    const entry = { class: 'practice', meaning: 'm', purpose: 'workflow', owner: 'x', retention: 'r' } as const
    const more = defineRecord({
      collection: 'library', home: 'practice', version: 0, clientField: null, indexes: [], migrations: {},
      fields: { id: field(Type.String(), entry), brandNew: field(Type.String(), entry) },
    })
    const files = await exported({ definitions: [more], records: { library: [{ id: '1', brandNew: 'here' }] } })
    expect(dataOf(files, 'library')).toEqual([{ id: '1', brandNew: 'here' }])
    expect(textIn(files, 'data/library.csv')).toBe('\ufeffid,brandNew\r\n1,here\r\n')
    expect(textIn(files, 'data/dictionary.csv')).toContain('library,brandNew,practice,m,workflow,x,r,never,')
  })

  test('a field the dictionary does not know is not left out either', async () => {
    const files = await exported({ records: { clients: [{ ...client(1, 'Marta'), zodiac: 'crab' }] } })
    expect(dataOf(files, 'clients')[0]).toMatchObject({ zodiac: 'crab' })
    expect(readCsv(textIn(files, 'data/clients.csv').slice(1))[0]?.at(-1)).toBe('zodiac')
  })

  test('the dictionary tells class, meaning, purpose, owner, end and shape of every field', async () => {
    const rows = JSON.parse(textIn(await exported({}), 'data/dictionary.json')) as readonly Record<string, unknown>[]
    expect(rows.map(({ collection, field: name }) => [collection, name])).toEqual(DEFINITIONS.flatMap(
      (definition) => Object.keys(definition.schema.properties).map((name) => [definition.collection, name])))
    for (const row of rows) {
      for (const key of ['class', 'meaning', 'purpose', 'owner', 'retention', 'egress']) expect(row[key]).toMatch(/./)
      expect(row['schema']).not.toHaveProperty('dictionary')
      expect(Object.keys(row['schema'] as object).length).toBeGreaterThan(0)
    }
  })

  test('an empty practice makes an export, too', async () => {
    const files = await exported({})
    expect(textIn(files, 'data/notes.json')).toBe('[]\n')
    expect(textIn(files, 'index.html')).toContain('There are no clients.')
  })

  test('the order in which records are read makes no difference', async () => {
    const records = {
      clients: [client(1, 'Marta'), client(2, 'Marta'), client(3, 'Ben')],
      notes: [note(10, {}), note(11, { clientId: handle(2) }), note(12, { begunAt: '2026-01-01T00:00:00.000Z' })],
      sessions: [session(20, { noteId: handle(10) }), session(21, { noteId: handle(10), number: 2 })],
    }
    const backwards = (list: readonly ExportRecord[]): readonly ExportRecord[] => [...list].reverse()
      .map((record) => Object.fromEntries(Object.entries(record).reverse()))
    const other = {
      sessions: backwards(records.sessions), notes: backwards(records.notes), clients: backwards(records.clients),
    }
    expect(await exported({ records: other })).toEqual(await exported({ records }))
  })
})

describe('a client’s folder', () => {
  const TEXT = 'First line\r\n\r\n= not a formula here\n\0 and \u202e and \ttabs  \n\n'

  test('E3: a note’s file ends with the text exactly as typed, behind the first empty line', async () => {
    const records = {
      clients: [client(1, 'Marta\nOliveira')], notes: [note(2, { text: TEXT })], sessions: [session(3, { number: 7 })],
    }
    const files = await exported({ records })
    const written = textIn(files, `clients/Marta Oliveira (00000000)/notes/2026-03-02 session 7.md`)
    expect(written.slice(written.indexOf('\n\n') + 2)).toBe(TEXT)
    expect(written.slice(0, written.indexOf('\n\n')).split('\n')).toEqual([
      'Client: Marta Oliveira', 'Session: 7', 'Kind: session', 'Begun at: 2026-03-02T09:30:00.000Z',
      'Saved at: 2026-03-02T10:00:00.000Z',
    ])
  })

  test('a draft is a file of its own, beside what was saved or alone', async () => {
    const draft = { text: 'typed since', cursor: 3, keptAt: '2026-03-02T11:00:00.000Z' }
    const notes = [note(2, { draft }), note(4, { draft, text: '', savedAt: null, begunAt: '2026-03-05T09:30:00.000Z' })]
    const files = await exported({ records: { clients: [client(1, 'Marta')], notes, sessions: [session(3, {})] } })
    const names = [...files.keys()].filter((path) => path.includes('/notes/')).map((path) => path.split('/').at(-1))
    expect(names).toEqual(['2026-03-02 session 1.md', '2026-03-02 session 1 draft.md', '2026-03-05 draft.md'])
    expect(textIn(files, 'clients/Marta (00000000)/notes/2026-03-02 session 1 draft.md')).toMatch(/\n\ntyped since$/)
  })

  test('a note’s day is the one on the coach’s calendar, where she was', async () => {
    const late = '2026-03-02T20:30:00.000Z'
    const notes = [note(2, { begunAt: late }), note(5, { begunAt: late, kind: 'contact', savedAt: late })]
    const sessions = [session(3, { zone: 'Asia/Tokyo' })]
    const files = await exported({ records: { clients: [client(1, 'Emi')], notes, sessions } })
    const names = [...files.keys()].filter((path) => path.includes('/notes/')).map((path) => path.split('/').at(-1))
    expect(names).toEqual(['2026-03-03 session 1.md', '2026-03-03 contact.md'])
    const lost = [session(3, { zone: 'Mars/Base' })]
    const nowhere = await exported({ records: { clients: [client(1, 'Emi')], notes, sessions: lost } })
    expect([...nowhere.keys()].filter((path) => path.includes('2026-03-02 '))).toHaveLength(2)
  })

  test('E16: notes of nobody have a folder of their own; V11: a client who did not open keeps hers', async () => {
    const notes = [note(2, { clientId: '' }), note(4, { clientId: handle(5) })]
    const files = await exported({ records: { notes } })
    expect([...files.keys()].filter((path) => path.endsWith('session.md'))).toEqual([
      'clients/unnamed (00000000)/notes/2026-03-02 session.md', 'notes without a client/2026-03-02 session.md',
    ])
    expect(textIn(files, 'clients/unnamed (00000000)/profile.md')).toContain('A client whose own record did not open')
  })

  test('what was agreed is there to read and as a table', async () => {
    const item = {
      id: handle(9), clientId: handle(1), noteId: handle(2), sessionId: handle(3), owner: 'client', due: '2026-03-09',
      status: 'stuck', history: [], text: '=send the\nbrief', line: '', obstacle: 'skill',
    }
    const actionItems = [item, { ...item, id: handle(8), status: 'done', obstacle: null }]
    const files = await exported({ records: { clients: [client(1, 'Marta')], actionItems } })
    expect(textIn(files, 'clients/Marta (00000000)/action-items.md')).toBe('# Action items: Marta\n\n'
      + '- [x] =send the brief (by client, due 2026-03-09, done)\n'
      + '- [ ] =send the brief (by client, due 2026-03-09, stuck, skill)\n')
    const [headings = [], row = []] = readCsv(textIn(files, 'clients/Marta (00000000)/action-items.csv').slice(1))
    expect(row[headings.indexOf('text')]).toBe('\'=send the\nbrief')
  })

  test('the profile tells every field of the client and her sessions, without handles', async () => {
    const clients = [{ ...client(1, 'Marta'), phone: '+351 1' }]
    const files = await exported({ records: { clients, sessions: [session(3, {})] } })
    const profile = textIn(files, 'clients/Marta (00000000)/profile.md')
    expect(profile).toContain('Phone: +351 1')
    expect(profile).toContain('- Number: 1; Started at: 2026-03-02T09:30:00.000Z; Zone: Europe/Lisbon; State: held\n')
    expect(profile).not.toMatch(/[0-9a-f]{32}/)
  })

  test('V12: attachments lie with their client as they were, two of one name apart', async () => {
    const attached = (name: string): ExportRecord =>
      ({ id: handle(70), name, bytes: 3, addedAt: '2026-03-02T10:00:00.000Z', digest: '0'.repeat(64) })
    const records = {
      clients: [client(1, 'Marta')],
      notes: [
        note(2, { attachments: [attached('../plan.pdf'), attached('../PLAN.pdf')] }),
        note(3, { clientId: '', attachments: [attached('b')] }),
      ],
    }
    const attachments = attachmentsIn(records, async function* (of, { name }) {
      yield Buffer.from([0, 255])
      yield Buffer.from(`${String(name)}${String(of['id']).at(-1) ?? ''}`)
    })
    const files = await exported({ records, attachments })
    const attachedFiles = [...files].filter(([path]) => path.includes('attachments/'))
    expect(attachedFiles.map(([path, bytes]) => [path, bytes.toString('latin1')])).toEqual([
      ['clients/Marta (00000000)/attachments/-plan.pdf', '\0ÿ../plan.pdf2'],
      ['clients/Marta (00000000)/attachments/-PLAN 2.pdf', '\0ÿ../PLAN.pdf2'],
      ['notes without a client/attachments/b', '\0ÿb3'],
    ])
    expect(textIn(files, 'clients/Marta (00000000)/notes/2026-03-02 session.md')).toContain('Attached: ../plan.pdf\n')
  })
})

describe('hostile words', () => {
  const records = {
    clients: NAMES.map((name, index) => client(index, name)),
    notes: NAMES.flatMap((name, index) => [
      note(100 + index, { clientId: handle(index), kind: name }),
      note(200 + index, { clientId: handle(index), begunAt: name }),
    ]),
  }

  test('no name leaves the folder or falls together with another', async () => {
    const files = await exported({ records })
    for (const path of files.keys()) expect(isSafePath(path), path).toBe(true)
    expect(new Set([...files.keys()].map((path) => path.normalize('NFD').toLowerCase())).size).toBe(files.size)
    expect(new Set([...files.keys()].filter((path) => path.endsWith('profile.md'))).size).toBe(NAMES.length)
  })

  test('the index holds no script, no address elsewhere and no tag anybody typed', async () => {
    const page = textIn(await exported({ records }), 'index.html')
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\son\w+\s*=\s*["']|https?:|javascript:alert\(1\)"/i)
    expect(page).toContain('default-src \'none\'')
    for (const [, href = ''] of page.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^\.\/(?!.*\/\.\.?\/)[^:?#<>]*$/)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toMatch(/[\u202e\0]/)
  })

  test('every link of the index leads to a file or a folder of the export', async () => {
    const files = await exported({ records })
    const paths = [...files.keys()]
    const links = [...textIn(files, 'index.html').matchAll(/href="\.\/([^"]*)"/g)].map(([, href = '']) =>
      decodeURIComponent(href.replaceAll('&amp;', '&').replaceAll('&#39;', '\'')))
    expect(links.length).toBeGreaterThan(NAMES.length * 2)
    for (const link of links) {
      const leads = link.endsWith('/') ? paths.some((path) => path.startsWith(link)) : files.has(link)
      expect(leads, link).toBe(true)
    }
  })
})

test('V11: what did not open is told where the reading begins', async () => {
  for (const path of ['index.html', 'README.txt']) {
    const said = async (unopened: number): Promise<string> =>
      textIn(await exported({ unopened }), path).replaceAll('\n', ' ')
    expect(await said(3)).toContain('3 records of the practice did not open')
    expect(await said(1)).toContain('One record of the practice did not open')
    expect(await said(0)).toContain('Every record of the practice opened and is here.')
  }
})

test('the index says when it was made, on the clock where the coach last worked', async () => {
  const sessions = [session(3, { zone: 'Asia/Tokyo' })]
  const files = await exported({ records: { clients: [client(1, 'Emi')], sessions } })
  expect(textIn(files, 'index.html')).toContain('Made on 2026-11-21 at 18:30 (Asia/Tokyo).')
  expect(textIn(await exported({}), 'README.txt')).toContain('Made on 2026-11-21 at 09:30 (UTC).')
})
