/**
 * Hands a message to the system's own mail or SMS program, filled in and unsent. The page names an address and words;
 * the link is built here, and no other link is ever opened.
 */
import type { Handlers } from '../../shared/ipc/contract.ts'
import { linkOf } from '../../shared/domain/nudges/link.ts'

export interface WriteParts {
  readonly platform: string
  /** The name of the program that answers to such a link; empty where none does. */
  readonly programFor: (scheme: 'mailto:' | 'sms:') => string
  /** Rejects where the system could not open it. */
  readonly open: (link: string) => Promise<void>
}

export const createWriting = (parts: WriteParts): Handlers<'host.writeTo'> => ({
  'host.writeTo': async (message) => {
    const link = linkOf(message, parts.platform)
    if (!link.ok) return { ok: false, error: { code: link.error } }
    // Asked first: some systems open nothing, and say that all is well.
    if (parts.programFor(message.channel === 'email' ? 'mailto:' : 'sms:') === '') return noProgram
    try {
      await parts.open(link.value)
      return { ok: true, value: {} }
    } catch {
      return noProgram
    }
  },
})

const noProgram = { ok: false, error: { code: 'no-program' } } as const
