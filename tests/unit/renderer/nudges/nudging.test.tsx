import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RoleProvider } from '../../../../renderer/app/role.ts'
import { nudgeSettings, nudging as words, planInWords } from '../../../../renderer/strings/nudges.ts'
import { Nudging } from '../../../../renderer/views/client/nudging.tsx'
import { FollowUp } from '../../../../renderer/views/client/nudging-follow-up.tsx'
import { lastAgreed } from '../../../../renderer/views/client/nudging-last-agreed.ts'
import { NudgingLists } from '../../../../renderer/views/client/nudging-lists.tsx'
import { allZones, zoneChoice, zonesFor } from '../../../../renderer/views/client/nudging-zones.ts'
import { EVENINGS, MORNINGS } from '../../../../renderer/views/settings/nudges-hours.ts'
import { createChecks } from '../../../../electron/ipc/checks.ts'
import { channelsOf } from '../../../../electron/ipc/register.ts'
import { timeIn } from '../../../../shared/domain/day.ts'
import type { ClientNudgingView } from '../../../../shared/ipc/nudges.ts'
import type { TimelineEntry } from '../../../../shared/ipc/views.ts'
import { DEFAULT_NUDGES } from '../../../../shared/schemas/library.ts'
import { DEFAULT_NUDGE_PLAN, type NudgePlan } from '../../../../shared/schemas/nudge-plan.ts'

const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/gu, '').replaceAll(/<[^>]*>/gu, '')
const ID = 'a'.repeat(32)

describe('time zones', () => {
  const zones = allZones()

  it('are all this machine knows, by town', () => {
    expect(zones.length).toBeGreaterThan(300)
    expect(zones.map(({ zone }) => zone)).toContain('Europe/Lisbon')
    expect(zoneChoice('America/Argentina/Buenos_Aires')).toEqual({
      zone: 'America/Argentina/Buenos_Aires', town: 'Buenos Aires', region: 'America, Argentina',
    })
    expect(zoneChoice('UTC')).toEqual({ zone: 'UTC', town: 'UTC', region: '' })
  })

  it('are found by the letters a town begins with, and by the part of the world, whatever accents and case are typed', () => {
    const found = (typed: string) => zonesFor(typed, zones).map(({ zone }) => zone)
    expect(found('LISB')[0]).toBe('Europe/Lisbon')
    expect(found('são')[0]).toBe(found('sao')[0])
    expect(found('argentina').length).toBeGreaterThan(3)
    expect(found('york')).toContain('America/New_York')
    expect(found('nowhere at all')).toEqual([])
    expect(found('  ')).toHaveLength(zones.length)
  })

  it('each has a time now', () => {
    const now = new Date('2026-11-21T08:12:00.000Z')
    for (const { zone } of zones) expect(timeIn(now, zone), zone).toMatch(/^\d\d:\d\d$/u)
  })
})

describe('a plan in words', () => {
  it('says by channel what goes by it', () => {
    expect(planInWords(DEFAULT_NUDGE_PLAN)).toBe('what we agreed by e-mail, half-way and the day before by SMS')
    expect(planInWords({ 'confirmation': 'sms', 'midpoint': 'sms', 'day-before': 'sms' })).toBe('what we agreed, half-way and the day before by SMS')
    expect(planInWords({ 'confirmation': 'off', 'midpoint': 'email', 'day-before': 'off' })).toBe('half-way by e-mail')
    expect(planInWords({ 'confirmation': 'off', 'midpoint': 'off', 'day-before': 'off' })).toBe('')
  })

  it('says whose plan it is, and why there is none', () => {
    const said = (by: 'practice' | 'program' | 'client', plan: NudgePlan | null): string => plain(words.standing({ by, plan }, 'Leadership'))
    expect(said('practice', DEFAULT_NUDGE_PLAN)).toMatch(/^The practice’s plan: what/u)
    expect(said('program', DEFAULT_NUDGE_PLAN)).toMatch(/^The plan of Leadership: what/u)
    expect(said('client', DEFAULT_NUDGE_PLAN)).toMatch(/^A plan of their own: what/u)
    expect(said('client', null)).toBe('No reminders.')
    expect(said('program', null)).toBe('No reminders: there are none in Leadership.')
    expect(said('practice', null)).toContain('off for the whole practice')
    expect(said('client', { 'confirmation': 'off', 'midpoint': 'off', 'day-before': 'off' })).toContain('the plan has none')
  })

  it('E46: offers her program’s way by its name, where it has one', () => {
    const program = (by: 'practice' | 'nobody') => ({ name: 'Leadership', nudging: { by, own: null } })
    expect(plain(words.by('practice', program('nobody')))).toBe('What Leadership says')
    expect([words.by('practice', program('practice')), words.by('practice', null)]).toEqual(['The practice’s plan', 'The practice’s plan'])
    expect([words.by('own', null), words.by('nobody', program('nobody'))]).toEqual(['A plan of their own', 'No reminders'])
  })
})

const VIEW: ClientNudgingView = {
  today: '2026-11-21', zone: 'Europe/Lisbon', at: '2026-11-21T20:12:00.000Z', clientId: ID, herZone: 'Asia/Tokyo', herDay: '2026-11-22', herTime: '05:12', reachableBy: 'any',
  contact: { email: '', phone: '' }, nudging: { by: 'practice', own: null, pausedUntil: null }, program: null, practice: DEFAULT_NUDGES,
  planned: [
    { kind: 'midpoint', channel: 'sms', dueAt: '2026-11-24T01:00:00.000Z', herDay: '2026-11-24', herTime: '10:00', items: 2, byHand: null },
    { kind: 'day-before', channel: 'sms', dueAt: '2026-11-23T01:00:00.000Z', herDay: '2026-11-23', herTime: '10:00', items: 1, byHand: 'cap' },
  ],
  sent: [
    { id: ID, kind: 'confirmation', channel: 'email', at: '2026-11-20T10:00:00.000Z', state: 'sent', items: 2 },
    { id: 'b'.repeat(32), kind: 'midpoint', channel: 'sms', at: '2026-11-17T10:00:00.000Z', state: 'let-go', items: 2 },
  ],
  sentThisMonth: 1,
}
const lists = (over: Partial<ClientNudgingView> = {}): string => plain(renderToStaticMarkup(<NudgingLists view={{ ...VIEW, ...over }} />))

describe('what comes and what was sent', () => {
  it('E33: what is planned is said on her own clock, by its place, and why only the coach can send it', () => {
    expect(lists()).toContain('Half-way, by SMS, Tuesday 10:00 in Tokyo')
    expect(renderToStaticMarkup(<NudgingLists view={VIEW} />)).toContain('title="Tuesday 24 November 2026, 10:00 in Tokyo. Names two things."')
    // Hers is a Sunday already: Monday is tomorrow there.
    expect(lists()).toContain('The day before, by SMS, tomorrow 10:00 in Tokyo. For you to send: one too many this month.')
  })

  it('no place is named where her clock is the coach’s', () => {
    expect(lists({ herZone: '' })).not.toMatch(/ in (Tokyo|Lisbon)/u)
    expect(lists({ herZone: 'Europe/Lisbon' })).not.toContain(' in Lisbon')
    expect(renderToStaticMarkup(<NudgingLists view={{ ...VIEW, herZone: '' }} />)).toContain('title="Tuesday 24 November 2026, 01:00. Names two things."')
  })

  it('what has begun is said to be ready, by her clock, and not as if it were still to come', () => {
    const [row] = VIEW.planned
    if (!row) throw new Error('a planned row')
    const at = (herDay: string, herTime: string) => lists({ planned: [{ ...row, byHand: 'expired' }], herDay, herTime })
    expect(at('2026-11-24', '09:45')).toContain('Half-way, by SMS, today 10:00 in Tokyo. For you to send: comes too late.')
    expect(at('2026-11-24', '10:00')).toContain('Half-way, by SMS, ready on Today. Its time went by.')
    expect(at('2026-11-29', '08:00')).toContain('ready on Today')
  })

  it('is said in one sentence where there is none, and not at all where reminders are off', () => {
    expect(lists({ planned: [] })).toContain(words.nothingComing)
    expect(lists({ planned: [], nudging: { ...VIEW.nudging, by: 'nobody' } })).not.toContain(words.coming)
    expect(lists({ planned: [], practice: { ...DEFAULT_NUDGES, on: false } })).not.toContain(words.coming)
  })

  it('tells sent from let go, and counts those of the month', () => {
    expect(lists()).toContain('What we agreed, by e-mail, yesterday')
    expect(lists()).toContain('Half-way, let go, Tuesday')
    expect(lists()).toContain('One message this month, at most twelve.')
    expect(lists({ sent: [], sentThisMonth: 0 })).not.toMatch(/Lately|this month,/u)
  })
})

const NOTE: TimelineEntry = {
  noteId: ID, kind: 'session', session: 3, begunAt: '2026-11-20T10:00:00.000Z', savedAt: '2026-11-20T11:00:00.000Z', hasDraft: false, opening: '', agreed: 2,
}

describe('E36: the follow-up', () => {
  it('is of the last saved note of a session in which something was agreed', () => {
    const older = { ...NOTE, noteId: 'b'.repeat(32) }
    expect(lastAgreed([{ ...NOTE, savedAt: null }, { ...NOTE, agreed: 0 }, { ...NOTE, kind: 'contact' }, older])).toEqual(older)
    expect(lastAgreed([])).toBeNull()
  })

  it('and reminders are not there for an assistant', () => {
    const ofAssistant = renderToStaticMarkup(
      <RoleProvider value="admin"><FollowUp timeline={[NOTE]} /><Nudging clientId={ID} name="Marta" /></RoleProvider>,
    )
    expect(ofAssistant).toBe('')
  })
})

describe('the hours in settings', () => {
  it('are every quarter of an hour that the settings take, and no other', () => {
    const checks = createChecks(channelsOf('vault'))
    expect([EVENINGS[0], EVENINGS.at(-1), MORNINGS[0], MORNINGS.at(-1)]).toEqual(['17:00', '23:45', '06:00', '11:45'])
    for (const quietFrom of EVENINGS) expect(checks.input('nudges.change', { quietFrom }), quietFrom).toBe(true)
    for (const quietUntil of MORNINGS) expect(checks.input('nudges.change', { quietUntil }), quietUntil).toBe(true)
    expect(EVENINGS).toContain(DEFAULT_NUDGES.quietFrom)
    expect(MORNINGS).toContain(DEFAULT_NUDGES.quietUntil)
  })

  it('law 7: say that nothing is sent by itself', () => {
    expect(nudgeSettings.sentence).toMatch(/ Nothing is sent by itself\.$/u)
  })

  it('say what was changed', () => {
    expect(nudgeSettings.stageChanged('midpoint', 'off')).toBe('No reminder for half-way')
    expect(nudgeSettings.stageChanged('confirmation', 'sms')).toBe('What we agreed goes by SMS')
    expect(nudgeSettings.mostChanged(1)).toBe('At most one message a month to one client')
    expect(nudgeSettings.lettersWhat(1)).toContain('One letter is in your own words')
    expect(nudgeSettings.lettersWhat(3)).toContain('Three letters are in your own words')
  })
})
