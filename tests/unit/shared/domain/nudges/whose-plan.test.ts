import { describe, expect, it } from 'vitest'
import { planHolding, wholeNudging } from '../../../../../shared/domain/nudges/whose-plan.ts'
import { DEFAULT_NUDGES } from '../../../../../shared/schemas/library.ts'
import type { NudgePlan } from '../../../../../shared/schemas/nudge-plan.ts'
import type { ProgramNudging } from '../../../../../shared/schemas/programs.ts'

const plan = (way: NudgePlan['midpoint']): NudgePlan => ({ 'confirmation': way, 'midpoint': way, 'day-before': way })
const HERS: ProgramNudging = { by: 'own', own: plan('sms') }
const PROGRAMS: ProgramNudging = { by: 'own', own: plan('email') }
const LEFT: ProgramNudging = { by: 'practice', own: null }
const NOBODY: ProgramNudging = { by: 'nobody', own: null }
const settings = DEFAULT_NUDGES

describe('whose plan holds', () => {
  it.each<readonly [string, ProgramNudging, ProgramNudging | null, ReturnType<typeof planHolding>]>([
    ['hers before that of her program', HERS, PROGRAMS, { by: 'client', plan: plan('sms') }],
    ['hers, also where her program reminds nobody', HERS, NOBODY, { by: 'client', plan: plan('sms') }],
    ['her wish for none, whatever her program does', NOBODY, PROGRAMS, { by: 'client', plan: null }],
    ['that of her program before the practice’s', LEFT, PROGRAMS, { by: 'program', plan: plan('email') }],
    ['none, where her program reminds nobody', LEFT, NOBODY, { by: 'program', plan: null }],
    ['the practice’s, where her program leaves it to that', LEFT, LEFT, { by: 'practice', plan: settings.plan }],
    ['the practice’s, where she is in no program', LEFT, null, { by: 'practice', plan: settings.plan }],
  ])('E32: %s', (_, hers, program, expected) => {
    expect(planHolding(hers, program && { nudging: program }, settings)).toEqual(expected)
  })

  it('E32: nobody’s, where the practice reminds nobody', () => {
    for (const hers of [HERS, NOBODY, LEFT]) {
      expect(planHolding(hers, { nudging: PROGRAMS }, { ...settings, on: false })).toEqual({ by: 'practice', plan: null })
    }
  })

  it('E46: a plan of its own has to be there, and is nowhere else', () => {
    expect(wholeNudging({ by: 'own', own: null })).toBeNull()
    expect(wholeNudging(HERS)).toEqual(HERS)
    expect(wholeNudging({ by: 'nobody', own: plan('sms') })).toEqual(NOBODY)
    expect(wholeNudging({ by: 'practice', own: plan('sms'), pausedUntil: '2026-12-01' })).toEqual({ ...LEFT, pausedUntil: '2026-12-01' })
  })
})
