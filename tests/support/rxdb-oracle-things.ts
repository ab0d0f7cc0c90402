/** What the oracle's random operations are about: a kind of record, and chance. */
import {
  fillWithDefaultSettings, normalizeMangoQuery, prepareQuery, type MangoQuery, type RxDocumentData,
  type RxStorageInstance,
} from 'rxdb'
import type { Compartment } from '../../shared/domain/compartment.ts'
import type { StoragePolicy } from '../../electron/vault/rx-storage/policy.ts'
import { policyOf } from './rxdb-storages.ts'

export interface Thing {
  readonly id: string
  readonly label: string
  readonly size: number
  readonly open: boolean
  readonly words?: string
  readonly parts: readonly { readonly name: string }[]
}
export type ThingRow = RxDocumentData<Thing>
export type ThingInstance = RxStorageInstance<Thing, object, object>

export const SHELVES = ['upper', 'lower'] as const
export type Shelf = (typeof SHELVES)[number]

const CLASSES: Readonly<Record<string, Compartment>> = {
  label: 'operational', size: 'operational', open: 'practice', words: 'sensitive', parts: 'personal',
}

/** Fields under four keys, the home class without a field of its own. */
export const thingPolicy: StoragePolicy = () => policyOf({
  home: 'aggregate', clientField: null, version: 0, migrations: {},
  classOf: (field) => CLASSES[field] ?? (() => { throw new Error(`no class for ${field}`) })(),
})

export const thingSchema = fillWithDefaultSettings<Thing>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 8 },
    label: { type: 'string', maxLength: 12 },
    size: { type: 'integer', minimum: 0, maximum: 100, multipleOf: 1 },
    open: { type: 'boolean' },
    words: { type: 'string' },
    parts: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
  },
  required: ['id', 'label', 'size', 'open', 'parts'],
  indexes: ['size', ['label', 'size'], ['open', 'label']],
})

export interface Chance {
  readonly below: (n: number) => number
  readonly pick: <Value>(list: readonly Value[]) => Value
}

/** A small generator of our own (mulberry32), so that a seed means the same run everywhere. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n)
  }
  return {
    below,
    pick: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}

const WORDS = ['', 'quiet', 'garden', 'Zoë', 'naïve', '𝄞', '\u0000', '\ud800', 'עברית', '"', 'a'.repeat(400)] as const

export const thing = (chance: Chance, id: string): Thing => ({
  id,
  label: chance.pick(['amber', 'birch', 'clay', 'dill', '']),
  size: chance.below(20),
  open: chance.below(2) === 0,
  ...(chance.below(3) > 0 ? { words: chance.pick(WORDS) } : {}),
  parts: Array.from({ length: chance.below(3) }, () => ({ name: chance.pick(WORDS) })),
})

export const queryOf = (chance: Chance): MangoQuery<Thing> => ({
  selector: chance.pick([
    {}, { size: { $gte: chance.below(20) } }, { label: { $eq: chance.pick(['amber', 'clay']) } },
    { label: { $eq: 'birch' }, size: { $lt: chance.below(20) } }, { open: { $eq: true }, label: { $gt: 'b' } },
    { words: { $exists: true } }, { $or: [{ size: { $eq: 3 } }, { label: { $eq: 'dill' } }] },
    { size: { $in: [1, 5, 9] } }, { 'parts.name': { $eq: 'quiet' } }, { words: { $regex: 'ar' } },
  ]),
  sort: chance.pick([
    [{ size: 'asc' }, { id: 'asc' }], [{ size: 'desc' }, { id: 'desc' }],
    [{ label: 'asc' }, { size: 'asc' }, { id: 'asc' }],
    [{ id: 'asc' }],
  ]),
  ...(chance.below(2) === 0 ? { limit: chance.below(8) } : {}),
  ...(chance.below(3) === 0 ? { skip: chance.below(4) } : {}),
})

export const prepared = (query: MangoQuery<Thing>) => {
  // RxDB's types leave its own fields out of selectors.
  const selector = { ...query.selector, _deleted: { $eq: false } } as NonNullable<MangoQuery<Thing>['selector']>
  return prepareQuery(thingSchema, normalizeMangoQuery(thingSchema, { ...query, selector }))
}

/** What is to be written, before it is known what each side holds. */
export interface Intent {
  readonly thing: Thing
  readonly deleted: boolean
  readonly previous: 'current' | 'stale' | 'none'
}

export const intents = (chance: Chance): readonly Intent[] => {
  const ids = new Set(Array.from({ length: 1 + chance.below(4) }, () => `t${chance.below(60)}`))
  return [...ids].map((id) => ({
    thing: thing(chance, id),
    deleted: chance.below(5) === 0,
    previous: chance.pick(['current', 'current', 'current', 'current', 'none', 'stale']),
  }))
}
