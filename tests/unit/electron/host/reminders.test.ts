import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFollowed } from '../../../../electron/host/followed.ts'
import { createReminders, dueReminders, type Reminder } from '../../../../electron/host/notifications.ts'
import { reminderShower, wordsOf, type SystemNotification } from '../../../../electron/host/show-reminder.ts'
import type { ReminderNotice } from '../../../../electron/ipc/wire.ts'

const START = '2026-11-21T08:00:00.000Z'
beforeEach(() => { vi.useFakeTimers({ now: new Date(START) }) })
afterEach(() => { vi.useRealTimers() })

const HOUR = 3_600_000
const at = (time: string, kind: ReminderNotice['kind'] = 'item-due'): ReminderNotice => ({ at: `2026-11-21T${time}:00.000Z`, kind })
const MINDS: Reminder = { at: START, kinds: ['session'] }

describe('E10: reminders', () => {
  const begun = () => {
    const shown: Reminder[] = []
    const clock = { now: () => new Date(), zone: () => 'UTC' }
    return { shown, reminders: createReminders(clock, (reminder) => { shown.push(reminder) }) }
  }

  test('V20: appear when their time has come, once each, replace each other, and end with the list', () => {
    const { shown, reminders } = begun()
    reminders.schedule([at('09:00')])
    reminders.schedule([at('09:00'), at('10:00'), at('07:59')])
    vi.advanceTimersByTime(HOUR)
    expect(shown).toHaveLength(1)
    reminders.schedule([at('09:00'), at('10:00')])
    vi.advanceTimersByTime(HOUR / 2)
    expect(shown).toHaveLength(1)
    reminders.clear()
    vi.advanceTimersByTime(24 * HOUR)
    expect(shown).toHaveLength(1)
  })

  test('what is due and what is late is one reminder; each session is one of its own', () => {
    const { shown, reminders } = begun()
    reminders.schedule([at('09:00', 'item-due'), at('09:00', 'item-overdue'), at('09:00', 'session')])
    vi.advanceTimersByTime(HOUR + 10_000)
    expect(shown.map(({ kinds }) => kinds)).toEqual([['session'], ['item-due', 'item-overdue']])
  })

  test('E10: after the machine slept what is still true is said, and that a session begins is not once it has begun', () => {
    const { shown, reminders } = begun()
    reminders.schedule([at('09:00'), at('09:00', 'session'), at('11:50', 'session'), at('11:52', 'session')])
    vi.setSystemTime(new Date('2026-11-21T12:00:00.000Z'))
    vi.advanceTimersByTime(10_000)
    expect(shown).toEqual([
      { at: '2026-11-21T11:52:00.000Z', kinds: ['session'] }, { at: '2026-11-21T09:00:00.000Z', kinds: ['item-due'] },
    ])
  })

  test('E10: a clock that was set back silences nothing', () => {
    const { shown, reminders } = begun()
    reminders.schedule([at('23:00')])
    vi.advanceTimersByTime(4 * HOUR)
    vi.setSystemTime(new Date(START))
    reminders.schedule([at('09:00'), at('23:00')])
    vi.advanceTimersByTime(HOUR + 10_000)
    expect(shown.map(({ at: when }) => when)).toEqual(['2026-11-21T09:00:00.000Z'])
  })

  test('whatever is scheduled, nothing is said before its time, and nothing twice', () => {
    const notice = fc.record({
      at: fc.integer({ min: -120, max: 600 }).map((minutes) => new Date(Date.parse(START) + minutes * 60_000).toISOString()),
      kind: fc.constantFrom('item-due' as const, 'item-overdue' as const, 'session' as const),
    })
    fc.assert(fc.property(fc.array(notice), fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 12 }), (notices, steps) => {
      let since = Date.parse(START)
      const said: string[] = []
      for (const step of steps) {
        const now = since + step * 60_000
        for (const reminder of dueReminders(notices, since, now)) {
          expect(Date.parse(reminder.at)).toBeGreaterThan(since)
          expect(Date.parse(reminder.at)).toBeLessThanOrEqual(now)
          if (reminder.kinds.includes('session')) said.push(reminder.at)
        }
        since = now
      }
      const sessions = notices.filter(({ kind }) => kind === 'session').map((one) => one.at)
      for (const one of new Set(said)) {
        expect(said.filter((other) => other === one).length).toBe(sessions.filter((other) => other === one).length)
      }
    }))
  })
})

describe('S3-31: a notification carries a step', () => {
  const shower = (over: Partial<Parameters<typeof reminderShower>[0]> = {}) => {
    const made: (SystemNotification & { readonly press: () => void, readonly body: string })[] = []
    const told: string[] = []
    const show = reminderShower({
      isSupported: () => true,
      make: ({ body, step }) => {
        const listeners = new Map<string, () => void>()
        const one = {
          body: `${body} ${step}`, on: (event: string, listener: () => void) => listeners.set(event, listener),
          show: () => { told.push('shown') }, press: () => { listeners.get('click')?.() },
        }
        made.push(one)
        return one
      },
      followed: ({ at: when }) => { told.push(`followed ${when}`) },
      log: (line) => { told.push(line) },
      ...over,
    })
    return { show, made, told }
  }

  test('each kind has words and a step, and none of them names anybody (V20)', () => {
    for (const kinds of [['item-due'], ['item-overdue'], ['item-due', 'item-overdue'], ['session']] as const) {
      const { body, step } = wordsOf({ kinds })
      expect(body).toMatch(/\. Click /u)
      expect(step).toMatch(/^(See|Open) /u)
    }
  })

  test('clicking it follows it', () => {
    const { show, made, told } = shower()
    show(MINDS)
    made[0]?.press()
    expect(told).toEqual(['shown', `followed ${START}`])
  })

  test('a system without notifications, or one that refuses, breaks nothing', () => {
    const none = shower({ isSupported: () => false })
    none.show(MINDS)
    expect(none.made).toEqual([])
    const refusing = shower({ make: () => { throw new Error('no bus') } })
    expect(() => { refusing.show(MINDS) }).not.toThrow()
    expect(refusing.told).toEqual(['the system showed no reminder'])
  })
})

describe('E10: a reminder that was clicked on', () => {
  test('waits for the open practice, is taken once, and holds an instant and what it is about', async () => {
    const told: string[] = []
    let isOwn = false
    const { follow, handlers } = createFollowed({
      focus: () => { told.push('focus') }, tell: () => { told.push('tell') }, isOwn: () => isOwn,
    })
    const take = async () => await handlers['host.takeReminder']({})
    expect(await take()).toEqual({ ok: true, value: { reminder: null } })
    follow(MINDS)
    expect(told).toEqual(['focus', 'tell'])
    expect(await take()).toEqual({ ok: true, value: { reminder: null } })
    isOwn = true
    expect(await take()).toEqual({ ok: true, value: { reminder: { at: START, about: 'session' } } })
    expect(await take()).toEqual({ ok: true, value: { reminder: null } })
    follow({ at: START, kinds: ['item-due', 'item-overdue'] })
    expect(await take()).toEqual({ ok: true, value: { reminder: { at: START, about: 'items' } } })
  })
})
