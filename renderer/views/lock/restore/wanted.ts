import type { Input, Output } from '../../../../shared/ipc/contract.ts'

/** The backup she chose: its token, where it lies, and what it says of itself. */
export interface Chosen {
  readonly place: string
  readonly shown: string
  readonly front: Output<'vault.lookAtBackup'>
}

/** How it is to be opened, and where it goes. */
export type Wanted = Pick<Input<'vault.restore'>, 'by' | 'into'> & {
  /** As it was typed. */
  readonly secret: string
}
