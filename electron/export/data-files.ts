/** Everything, by kind: every field of the dictionary, read off the registry, so that a new one joins by itself. */
import { DICTIONARY_KEYWORD, dictionaryOf, type RecordDefinition } from '../../shared/schemas/dictionary.ts'
import { BOM, csvRow } from './csv.ts'
import { fieldsOf, inFieldOrder, inKeyOrder } from './records.ts'
import { FOLDERS } from './strings.ts'
import type { Practice } from './practice.ts'
import type { ExportFile, ExportRecord } from './types.ts'

/** A list of JSON values, each by itself, so that the whole is never one text. */
export function* jsonList(values: Iterable<unknown>): Generator<string> {
  let first = true
  for (const value of values) {
    // No value holds a raw line end: JSON escapes them in texts.
    yield `${first ? '[\n  ' : ',\n  '}${JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`
    first = false
  }
  yield first ? '[]\n' : '\n]\n'
}

/** A table with a line of headings. */
export function* csvTable(headings: readonly string[], rows: Iterable<readonly unknown[]>): Generator<string> {
  yield BOM + csvRow(headings)
  for (const row of rows) yield csvRow(row)
}

const mapped = function* <From, To>(values: Iterable<From>, to: (value: From) => To): Generator<To> {
  for (const value of values) yield to(value)
}

/** Records as a table: a column for each field. */
export const recordTable = (fields: readonly string[], records: readonly ExportRecord[]): Iterable<string> =>
  csvTable(fields, mapped(records, (record) => fields.map((field) => record[field])))

const filesOfKind = (practice: Practice, definition: RecordDefinition): readonly ExportFile[] => {
  const { collection } = definition
  const records = practice.all(collection)
  let known: readonly string[] | null = null
  const fields = (): readonly string[] => known ??= fieldsOf(definition, records)
  const weight = Math.max(1, records.length)
  return [
    {
      path: `${FOLDERS.data}/${collection}.json`, weight,
      pieces: () => jsonList(mapped(records, (record) => inFieldOrder(record, fields()))),
    },
    { path: `${FOLDERS.data}/${collection}.csv`, weight, pieces: () => recordTable(fields(), records) },
  ]
}

const rowsOf = (definition: RecordDefinition) =>
  Object.entries(dictionaryOf(definition)).map(([field, entry]) => {
    // Through JSON, because TypeBox marks its schemas with symbols that are no part of them.
    const { [DICTIONARY_KEYWORD]: _, ...schema } =
      JSON.parse(JSON.stringify(definition.schema.properties[field])) as Record<string, unknown>
    return {
      collection: definition.collection, field, class: entry.class, meaning: entry.meaning, purpose: entry.purpose,
      owner: entry.owner, retention: entry.retention, egress: entry.egress, schema: inKeyOrder(schema),
    }
  })

const dictionaryFiles = (definitions: readonly RecordDefinition[]): readonly ExportFile[] => {
  const rows = definitions.flatMap(rowsOf)
  const headings = Object.keys(rows[0] ?? {})
  return [
    { path: `${FOLDERS.data}/dictionary.json`, weight: 1, pieces: () => jsonList(rows) },
    {
      path: `${FOLDERS.data}/dictionary.csv`, weight: 1,
      pieces: () => csvTable(headings, mapped(rows, (row) => Object.values(row))),
    },
  ]
}

export const dataFiles = (practice: Practice): readonly ExportFile[] => [
  ...practice.definitions.flatMap((definition) => filesOfKind(practice, definition)),
  ...dictionaryFiles(practice.definitions),
]
