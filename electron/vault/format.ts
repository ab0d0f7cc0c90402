/** The numbers and names of format 1. SPEC.md beside this file says how they are laid out. */
import { COMPARTMENTS, type Compartment } from '../../shared/domain/compartment.ts'
import { join, u16, u8, utf8 } from './bytes.ts'
import type { FaultCode } from './types.ts'
import { VaultFault } from './types.ts'

export interface FormatVersion { readonly major: number; readonly minor: number }

/** What this version reads and writes. Every seal and signature is bound to the major number. */
export const FORMAT: FormatVersion = { major: 1, minor: 0 }

export const VAULT_ID_BYTES = 16

/** A compartment on disk is its place in this list, from 0; the list only ever grows at its end. */
export const compartmentNumber = (compartment: Compartment): number => COMPARTMENTS.indexOf(compartment)

/** The compartment of that number; undefined for a number no compartment has. */
export const compartmentOf = (number: number): Compartment | undefined => COMPARTMENTS[number]

/** The first byte of a row's key. */
export const ROW_KIND = { structural: 1, record: 2 } as const

/**
 * A row of a record longer than this does not open: it is not laid out, so that a file cannot take all memory there is.
 * The longest note there may be, draft and all, in the longest spelling, is shorter.
 */
export const MOST_ROW_BYTES = 128 * 1024 * 1024

/** The key of a structural row: kind, then its name in ASCII. */
export const structuralKey = (name: string): Uint8Array => join(u8(ROW_KIND.structural), utf8(name))

/** A row to write, by its name; null takes it away. */
export interface RowChange { readonly name: string; readonly value: Uint8Array | null }

/** The row of that name; null where there is none. */
export type ReadRow = (name: string) => Uint8Array | null

/** Names of rows, ids in hex. Of what is kept twice it is the base name: see twins.ts. */
export const ROWS = {
  headers: ['header/a', 'header/b'],
  /** Kept twice. */
  directory: 'directory',
  slot: (slotId: string) => `slot/${slotId}`,
  seed: (userId: string, slotId: string) => `seed/${userId}/${slotId}`,
  /** Kept twice. */
  grant: (userId: string, compartment: Compartment, epoch: number) =>
    `grant/${userId}/${compartmentNumber(compartment)}/${epoch}`,
  /** Kept twice. */
  keyring: (compartment: Compartment, epoch: number) => `keyring/${compartmentNumber(compartment)}/${epoch}`,
  manifest: (compartment: Compartment, epoch: number) => `manifest/${compartmentNumber(compartment)}/${epoch}`,
  join: (invitationId: string) => `join/${invitationId}`,
  renew: (userId: string) => `renew/${userId}`,
} as const

export const fault = (code: FaultCode, message: string, cause?: unknown): VaultFault =>
  new VaultFault(code, message, cause === undefined ? undefined : { cause })

export const damaged = (what: string, cause?: unknown): VaultFault => fault('vault-damaged', what, cause)

/**
 * What a seal or a signature is bound to: what it is for, the format's major version, the vault, and the rest.
 * Every part has a fixed length, or its length before it, so that no two lists of parts give the same bytes.
 */
export const contextOf = (purpose: string, vaultId: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array =>
  join(u8(purpose.length), utf8(purpose), u16(FORMAT.major), vaultId, ...parts)
