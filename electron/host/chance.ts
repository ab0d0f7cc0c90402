import { randomBytes } from 'node:crypto'
import type { Chance } from '../../shared/domain/ports.ts'

/** Ids from the operating system's generator. */
export const systemChance: Chance = { id: () => randomBytes(16).toString('hex') }

/** A fresh value for a Content-Security-Policy nonce: 128 bits, base64. */
export const freshNonce = (): string => randomBytes(16).toString('base64')
