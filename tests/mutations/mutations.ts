/**
 * Every vault rule, and those of what happens between sessions, broken on purpose. A rule whose test stays green under its mutation is a rule nobody proves.
 * `find` has to stand exactly once in its file; `mutations.test.ts` says so when it no longer does.
 */
import { ATTACHMENTS } from './list/attachments.ts'
import { BACKUPS } from './list/backups.ts'
import { BETWEEN } from './list/between.ts'
import { FILE } from './list/file.ts'
import { KEYS } from './list/keys.ts'
import { LEAVING } from './list/leaving.ts'
import { RECORDS } from './list/records.ts'
import { ROTATION } from './list/rotation.ts'
import { USERS } from './list/users.ts'
import type { Mutation } from './mutation.ts'

export const MUTATIONS: readonly Mutation[] = [
  ...USERS, ...KEYS, ...ROTATION, ...RECORDS, ...ATTACHMENTS, ...FILE, ...BACKUPS, ...LEAVING, ...BETWEEN,
]
