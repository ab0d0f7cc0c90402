/** Records as lines a person reads: `Key: value`, in any editor. */
import type { RecordDefinition } from '../../shared/schemas/dictionary.ts'
import { Id, IdOrNone } from '../../shared/schemas/common.ts'
import { inKeyOrder } from './records.ts'
import { labelOf } from './strings.ts'
import type { ExportRecord } from './types.ts'

/** On one line, whatever was typed: the exact text stands in the JSON. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

/** A value in words; null where there is nothing to say. */
export const said = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value) && value.length === 0) return null
  return oneLine(typeof value === 'object' ? JSON.stringify(inKeyOrder(value)) : String(value))
}

const HANDLES: readonly unknown[] = [Id.pattern, IdOrNone.pattern]

/** Random handles say nothing to a person; whoever follows them has the JSON. */
const isHandle = (definition: RecordDefinition, field: string): boolean =>
  HANDLES.includes(definition.schema.properties[field]?.['pattern'])

/** `Key: value` for each field of the dictionary that says something, but those left out. */
export const linesOf = (
  definition: RecordDefinition, record: ExportRecord, without: readonly string[] = [],
): readonly string[] => Object.keys(definition.schema.properties).flatMap((field) => {
  const value = without.includes(field) || isHandle(definition, field) ? null : said(record[field])
  return value === null ? [] : [`${labelOf(field)}: ${value}`]
})
