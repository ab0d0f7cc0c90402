import type { Client } from '../../schemas/clients.ts'
import type { NudgeSettings } from '../../schemas/library.ts'
import type { NudgePlan } from '../../schemas/nudge-plan.ts'
import type { Program, ProgramNudging } from '../../schemas/programs.ts'

/** The plan that holds, null where it says that nobody is reminded; and who says so. */
export interface HoldingPlan {
  readonly by: 'practice' | 'program' | 'client'
  readonly plan: NudgePlan | null
}

const said = ({ by, own }: ProgramNudging): NudgePlan | null => (by === 'own' ? own : null)

/**
 * E32: what is said of her holds, else what is said of the program her engagement is in, else what the practice does.
 * Nobody is reminded of anything where the practice does not.
 * @param program null where she is in none
 */
export const planHolding = (
  nudging: Pick<Client['nudging'], 'by' | 'own'>,
  program: Pick<Program, 'nudging'> | null,
  { on, plan }: Pick<NudgeSettings, 'on' | 'plan'>,
): HoldingPlan => {
  if (!on) return { by: 'practice', plan: null }
  if (nudging.by !== 'practice') return { by: 'client', plan: said(nudging) }
  if (program && program.nudging.by !== 'practice') return { by: 'program', plan: said(program.nudging) }
  return { by: 'practice', plan }
}

/** A plan of its own is there where there is one to go by, and nowhere else; null where it is missing. */
export const wholeNudging = <Nudging extends ProgramNudging>(nudging: Nudging): Nudging | null => {
  if (nudging.by !== 'own') return { ...nudging, own: null }
  return nudging.own === null ? null : nudging
}
