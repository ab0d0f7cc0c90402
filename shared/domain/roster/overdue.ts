import type { Signal } from './ground.ts'

/** E38, `overdue`: a waiting item is late, whoever owns it, from the day after its due day on. */
export const overdue: Signal<'overdue'> = ({ late }) => {
  const oldest = late[0]
  return oldest ? { kind: 'overdue', late: late.length, oldestDue: oldest.due } : null
}
