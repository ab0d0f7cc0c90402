import type { Chance } from '../../shared/domain/ports.ts'

/** Which of the seven groups of a recovery sheet is to be typed back, from 1. */
export const pickGroup = (chance: Chance): number => 1 + Number.parseInt(chance.id().slice(0, 8), 16) % 7
