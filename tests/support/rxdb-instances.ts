import {
  fillWithDefaultSettings, normalizeMangoQuery, prepareQuery, type MangoQuery, type RxDocumentData, type RxJsonSchema,
  type RxStorage, type RxStorageInstance,
} from 'rxdb'

/** A kind of record of no practice: what a storage has to be able to hold. */
export interface Leaf {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly at: { readonly place: string }
}

export type LeafRow = RxDocumentData<Leaf>
export type LeafInstance = RxStorageInstance<Leaf, object, object, { id: string, lwt: number }>

export const leafSchema: RxJsonSchema<LeafRow> = fillWithDefaultSettings<Leaf>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    name: { type: 'string', maxLength: 40 },
    size: { type: 'integer', minimum: 0, maximum: 1_000, multipleOf: 1 },
    at: { type: 'object', properties: { place: { type: 'string', maxLength: 40 } }, required: ['place'] },
  },
  required: ['id', 'name', 'size', 'at'],
  indexes: ['size', ['name', 'size'], 'at.place'],
})

// async, so that a refusal is a rejection: RxDB's own storage throws.
export const openLeaves = async (
  storage: RxStorage<object, object>, schema: RxJsonSchema<LeafRow> = leafSchema, collectionName = 'leaves',
): Promise<LeafInstance> => storage.createStorageInstance<Leaf>({
  databaseInstanceToken: 'token', databaseName: 'wood', collectionName, schema, options: {},
  multiInstance: false, devMode: false,
})

let lwt = 1_000

/** A row as RxDB would hand it to a storage: a new revision, a later time. */
export const leaf = (id: string, change: Partial<LeafRow> = {}): LeafRow => ({
  id, name: 'oak', size: 1, at: { place: 'yard' }, _deleted: false, _attachments: {},
  _rev: `1-${lwt += 1}`, _meta: { lwt }, ...change,
})

export const after = (previous: LeafRow, change: Partial<LeafRow>): { previous: LeafRow, document: LeafRow } =>
  ({ previous, document: { ...previous, _rev: `2-${lwt += 1}`, _meta: { lwt }, ...change } })

export const planned = (query: MangoQuery<Leaf>) => {
  // RxDB's types leave its own fields out of selectors.
  const selector = { ...query.selector, _deleted: { $eq: false } } as NonNullable<MangoQuery<Leaf>['selector']>
  return prepareQuery(leafSchema, normalizeMangoQuery(leafSchema, { ...query, selector }))
}

export const idsOf = async (instance: LeafInstance, query: MangoQuery<Leaf> = {}): Promise<readonly string[]> =>
  (await instance.query(planned({ sort: [{ id: 'asc' }], ...query }))).documents.map(({ id }) => id)
