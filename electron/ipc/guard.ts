/**
 * The one door to every handler, in main and in the vault process alike. It asks in this order: who sends,
 * is there such a channel and is the input what its schema says, may this caller, and only then the handler.
 * A refusal is an answer. No answer and no log line carries content.
 */
import { mayCall, type Answer, type Caller, type Channel } from '../../shared/ipc/define.ts'
import type { ErrorCode } from '../../shared/ipc/errors.ts'
import type { Checks } from './checks.ts'

export type Handler = (input: never) => Promise<Answer<unknown>> | Answer<unknown>

export interface GuardParts<Sender> {
  readonly channels: Readonly<Record<string, Channel>>
  readonly handlers: Readonly<Record<string, Handler>>
  readonly checks: Checks
  readonly trusts: (sender: Sender) => boolean
  /** Who is calling at present; an 'anybody' has not unlocked the vault. */
  readonly caller: () => Caller
  /** Takes a line for the developer: a channel and a kind of fault, never what was in it. */
  readonly log: (line: string) => void
  /** Also holds handlers to their output schema. On while developing and testing; a fault is then 'unexpected'. */
  readonly checkOutputs: boolean
}

export type Guard<Sender> = (sender: Sender, channel: unknown, input: unknown) => Promise<Answer<unknown>>

export const createGuard = <Sender>(parts: GuardParts<Sender>): Guard<Sender> => async (sender, name, input) => {
  if (!parts.trusts(sender)) return refused('foreign-sender')
  if (typeof name !== 'string' || !Object.hasOwn(parts.channels, name)) return refused('unknown-channel')
  const channel = parts.channels[name]
  const handler = parts.handlers[name]
  if (!channel || !handler) return refused('unknown-channel')
  if (!parts.checks.input(name, input)) return refused('bad-input')
  if (!mayCall(parts.caller(), channel.caller)) return refused('not-allowed')
  try {
    // The check above is what makes the input the handler's own type.
    const answer = await handler(input as never)
    if (!parts.checkOutputs || !answer.ok || parts.checks.output(name, answer.value)) return answer
    parts.log(`${name}: the answer is not what its schema says`)
  } catch (fault) {
    parts.log(`${name}: ${traceOf(fault)}`)
  }
  return refused('unexpected')
}

const refused = (code: ErrorCode): Answer<never> => ({ ok: false, error: { code } })

/** Kind and place of a fault, without its message: messages quote what was worked on. */
export const traceOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return `a thrown ${typeof fault}`
  const { stack = '', message } = fault
  // The message stands first in the stack, and its own lines may look like frames. Where it is not found, no frames.
  const after = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : ''
  const frames = after.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line)).slice(0, 6)
  return [fault.constructor.name, ...frames.map((line) => line.trim())].join(' ')
}
