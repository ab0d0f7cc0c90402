import { failed } from '../../shared/domain/result.ts'
import type { CallError } from '../../shared/ipc/errors.ts'
import type { VaultFault } from '../vault/types.ts'

/** A fault as it crosses the process: its code, and the figures for the sentence of advice. */
export const answerFault = ({ code, detail }: VaultFault): { readonly ok: false; readonly error: CallError } =>
  failed(detail ? { code, detail } : { code })
