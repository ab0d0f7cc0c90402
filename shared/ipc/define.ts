import type { Static, TSchema } from '@sinclair/typebox'
import type { Role } from '../domain/compartment.ts'
import type { CallError, ErrorCode } from './errors.ts'

/** Who is calling: anybody in front of the screen, or who has unlocked the vault, by her role. */
export type Caller = 'anybody' | Role

/**
 * Who may call: anybody; whoever has unlocked the vault; whoever works in the practice (its coach, who books its
 * rooms); the coach alone. What a role may not read it has no key for (V1): this is the second lock on the door.
 */
export type Allowed = 'anybody' | 'member' | 'practice' | 'coach'

const CALLERS: Readonly<Record<Allowed, readonly Caller[]>> = {
  anybody: ['anybody', 'coach', 'admin', 'manager'],
  member: ['coach', 'admin', 'manager'],
  practice: ['coach', 'admin'],
  coach: ['coach'],
}

export const mayCall = (caller: Caller, allowed: Allowed): boolean => CALLERS[allowed].includes(caller)

/** Which process answers: the vault process (over a MessagePort) or main (over ipcMain). */
export type Home = 'vault' | 'main'

export interface Channel<Input extends TSchema = TSchema, Output extends TSchema = TSchema> {
  /** A query changes nothing and may be asked again; a command is done once. */
  readonly kind: 'query' | 'command'
  readonly home: Home
  readonly caller: Allowed
  readonly input: Input
  readonly output: Output
  /** What a caller has to expect beside the guard's own refusals. */
  readonly errors: readonly ErrorCode[]
}

type Parts<Input extends TSchema, Output extends TSchema, Where extends Home> =
  Pick<Channel<Input, Output>, 'caller' | 'input' | 'output'>
  & { readonly home: Where, readonly errors?: readonly ErrorCode[] }

type Defined<Input extends TSchema, Output extends TSchema, Where extends Home> =
  Channel<Input, Output> & { readonly home: Where }

export const query = <I extends TSchema, O extends TSchema, const W extends Home>(parts: Parts<I, O, W>): Defined<I, O, W> =>
  ({ kind: 'query', errors: [], ...parts })

export const command = <I extends TSchema, O extends TSchema, const W extends Home>(parts: Parts<I, O, W>): Defined<I, O, W> =>
  ({ kind: 'command', errors: [], ...parts })

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: CallError }

/** What a call sends over a port, and what comes back. */
export interface Call { readonly id: number; readonly channel: string; readonly input: unknown }
export interface Reply { readonly id: number; readonly answer: Answer<unknown> }

export type InputOf<C extends Channel> = Static<C['input']>
export type OutputOf<C extends Channel> = Static<C['output']>
