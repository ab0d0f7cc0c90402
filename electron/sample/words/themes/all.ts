import type { Theme } from '../theme.ts'
import { crossroads } from './crossroads.ts'
import { firstTeam } from './first-team.ts'
import { focus } from './focus.ts'
import { handingOver } from './handing-over.ts'
import { hardTalk } from './hard-talk.ts'
import { returnToWork } from './return-to-work.ts'
import { sayingNo } from './saying-no.ts'
import { speaking } from './speaking.ts'
import { steadierWeek } from './steadier-week.ts'
import { twoAtTheWheel } from './two-at-the-wheel.ts'
import { voice } from './voice.ts'
import { writing } from './writing.ts'

/** Everything somebody may come with, by name. */
export const THEMES = {
  handingOver, sayingNo, speaking, hardTalk, steadierWeek, returnToWork, firstTeam, crossroads, focus, voice, writing,
  twoAtTheWheel,
} as const satisfies Readonly<Record<string, Theme>>

export type ThemeName = keyof typeof THEMES

export const THEME_NAMES = Object.keys(THEMES) as readonly ThemeName[]
