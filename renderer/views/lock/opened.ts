import type { Output } from '../../../shared/ipc/contract.ts'

/** What an unlock answered. */
export type Opened = Output<'vault.unlock'>
