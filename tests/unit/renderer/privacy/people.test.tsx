import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { contract } from '../../../../shared/ipc/contract.ts'
import type { UsersView } from '../../../../shared/ipc/views.ts'
import { UndoContext } from '../../../../renderer/app/undo.ts'
import { users, usersAdvice, type UserDeed } from '../../../../renderer/strings/users.ts'
import { Requests } from '../../../../renderer/views/privacy/requests.tsx'
import { Rotation } from '../../../../renderer/views/privacy/rotation.tsx'

const request = (kind: 'joins' | 'renews', id: string): UsersView['requests'][number] => ({
  id: id.repeat(32), kind, role: 'admin', name: 'Anna', at: '2026-11-21T09:00:00.000Z', fingerprint: '4F2A 9C01 77E0 B3D2',
})

const waiting = (...requests: UsersView['requests']): string => renderToStaticMarkup(
  <UndoContext value={{ offer: () => {}, say: () => {} }}><Requests requests={requests} /></UndoContext>,
)

const CHANNELS = {
  invite: 'users.invite', withdraw: 'users.withdraw', confirm: 'users.confirm', refuse: 'users.refuse', remove: 'users.remove',
} as const satisfies Record<UserDeed, string>

describe('who waits for the coach’s word', () => {
  it('V7a: reads four groups out where they stand on a screen, and asks where there is nothing to read', () => {
    const joins = waiting(request('joins', '1'))
    expect(joins).toContain('4F2A 9C01 77E0 B3D2')
    expect(joins).toContain(users.asking.confirm.joins)
    const renews = waiting(request('renews', '2'))
    expect(renews).not.toContain('4F2A')
    expect(renews).toContain(users.asking.askThem)
    expect(renews).toContain(users.asking.confirm.renews)
  })

  it('has one step that stands out, however many wait', () => {
    const all = waiting(request('joins', '1'), request('renews', '2'), request('joins', '3'))
    expect(all.match(/is-primary/gu)).toHaveLength(1)
  })

  it('V7: says of a refused passphrase that the one before goes on working, not that somebody was kept out', () => {
    expect(users.asking.refusedRenewal('Anna')).toMatch(/Anna opens the practice with the one before/u)
    expect(users.asking.refused('Anna')).toMatch(/was not let in/u)
  })
})

describe('the keys being replaced', () => {
  const drawn = (done: number, paused: boolean): string =>
    renderToStaticMarkup(<Rotation rotation={{ done, total: 2_140, paused }} again={() => {}} />)

  it('is told in figures, also before the first record', () => {
    expect(drawn(0, false)).toContain('0 of 2,140 records')
    expect(drawn(412, false)).toContain('412 of 2,140 records')
  })

  it('does not say that it goes on while it is paused', () => {
    expect(drawn(412, true)).not.toContain(users.rotation.head)
    expect(drawn(412, true)).toContain(users.rotation.headPaused)
  })
})

describe('what came to nothing with somebody’s key', () => {
  it('is said with what holds still; nothing is called unsaved, and nobody is told to unlock', () => {
    for (const [deed, channel] of Object.entries(CHANNELS) as [UserDeed, (typeof CHANNELS)[UserDeed]][]) {
      for (const code of contract[channel].errors) {
        if (code === 'not-allowed') continue
        expect(usersAdvice(deed, { code })).toMatch(/\.$/u)
        expect(usersAdvice(deed, { code })).not.toMatch(/saved|unlock|code belongs/iu)
      }
    }
    expect(usersAdvice('remove', { code: 'disk-full' })).toMatch(/^Nobody was removed yet.*disk is full/u)
    expect(usersAdvice('confirm', { code: 'vault-damaged' })).toMatch(/Refuse it/u)
  })
})
