import type { Output } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import { call } from '../../api.ts'
import { longWork } from '../../app/long-work.ts'

/** The backup, and the try at restoring one, that go on whatever room she is in. */
export const backing = longWork<Output<'backups.make'>>()
export const drilling = longWork<Output<'backups.drill'>>()

export const backUp = (): Promise<Answer<Output<'backups.make'>>> => backing.begin(() => call('backups.make', {}))
export const tryRestore = (): Promise<Answer<Output<'backups.drill'>>> => drilling.begin(() => call('backups.drill', {}))
