import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ROLES, type Role } from '../../../../shared/domain/compartment.ts'
import { contract } from '../../../../shared/ipc/contract.ts'
import { mayCall } from '../../../../shared/ipc/define.ts'
import { Practice } from '../../../../renderer/app/practice.tsx'
import { hasRoom, homeOf } from '../../../../renderer/app/role.ts'
import { placeOf, trailFrom, wentBack, went } from '../../../../renderer/app/trail.ts'
import { roles } from '../../../../renderer/strings/roles.ts'
import { words } from '../../../../renderer/strings/words.ts'

// It asks the page for its platform, and here is no page.
vi.mock('../../../../renderer/components/shortcut.ts', () => ({ shortcut: (key: string) => `Ctrl ${key}`, isShortcut: () => false }))
const asked: string[] = []
vi.mock('../../../../renderer/api.ts', () => ({
  call: (channel: string) => {
    asked.push(channel)
    return Promise.resolve({ ok: false, error: { code: 'not-allowed' } })
  },
  onNotice: () => () => {},
}))
beforeEach(() => { asked.length = 0 })

const shellOf = (role: Role, isNew = false): string =>
  renderToStaticMarkup(<Practice role={role} isNew={isNew} isSample={false} />)
const inList = (markup: string): readonly string[] =>
  [...(/<nav.*<\/nav>/su.exec(markup)?.[0] ?? '').matchAll(/<button[^>]*>([^<]*?) ?</gu)].map(([, label]) => label ?? '')

const { today, clients, calendar, 'my-practice': myPractice, privacy, settings, quickNote, find, lock } = words.rooms

describe('V1: the screen follows the keys', () => {
  test('the coach has every room, and what is always there', () => {
    const markup = shellOf('coach')
    expect(inList(markup)).toEqual([today, clients, calendar, myPractice, privacy, settings, quickNote, find, lock])
    for (const sentence of Object.values(roles.signedIn)) expect(markup).not.toContain(sentence)
  })

  test('the assistant has Clients, Calendar and Settings, and the lock', () => {
    const markup = shellOf('admin')
    expect(inList(markup)).toEqual([clients, calendar, settings, lock])
    expect(markup).toContain(roles.signedIn.admin)
  })

  test('the manager has one page, and the lock', () => {
    const markup = shellOf('manager')
    expect(inList(markup)).toEqual([lock])
    for (const sentence of [roles.signedIn.manager, roles.manager.title, roles.manager.sealed]) expect(markup).toContain(sentence)
  })

  test('no room is shown to a role that may not ask for what is in it', () => {
    const ROOMS = { 'today': 'today', 'clients': 'clients', 'client': 'client', 'note': 'note', 'privacy': 'privacy', 'settings': 'settings' } as const
    for (const role of ROLES) {
      for (const [room, channel] of Object.entries(ROOMS) as [keyof typeof ROOMS, keyof typeof ROOMS][]) {
        expect([role, room, hasRoom(role, room)]).toEqual([role, room, mayCall(role, contract[channel].caller)])
      }
    }
  })
})

test('the way back ends in the first room of whoever has opened the practice', () => {
  const CLIENTS = { room: 'clients' } as const
  for (const role of ['coach', 'admin'] as const) {
    const trail = went(trailFrom(homeOf(role), homeOf(role)), { room: 'settings' })
    expect(placeOf(wentBack(wentBack(trail)))).toEqual(homeOf(role))
  }
  expect(homeOf('admin')).toEqual(CLIENTS)
  // Begun at its first question, the way out of it is Today.
  expect(placeOf(wentBack(trailFrom(CLIENTS, homeOf('coach'))))).toEqual({ room: 'today' })
})
