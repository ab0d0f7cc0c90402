import { describe, expect, it } from 'vitest'
import { isWaiting, WAITING } from '../../../../shared/domain/waiting.ts'
import { ITEM_STATUSES } from '../../../../shared/schemas/action-items.ts'

describe('an action item', () => {
  it('waits while it is open and while it is stuck, and not once it is done or skipped', () => {
    expect(ITEM_STATUSES.filter((status) => isWaiting({ status }))).toEqual(['open', 'stuck'])
    expect(WAITING).toEqual(['open', 'stuck'])
  })
})
