/** Schemas as yes or no. ajv compiles them with `new Function`, so this never runs in a window. */
import { Ajv, type ValidateFunction } from 'ajv'
import type { Channel } from '../../shared/ipc/define.ts'
import { DICTIONARY_KEYWORD } from '../../shared/schemas/dictionary.ts'

export interface Checks {
  readonly input: (channel: string, value: unknown) => boolean
  readonly output: (channel: string, value: unknown) => boolean
}

/** Compiles each schema when it is first needed: a start that waits for nothing compiles nothing. */
export const createChecks = (channels: Readonly<Record<string, Channel>>): Checks => {
  // No defaults, no coercion, nothing removed: input is right as it came, or it is refused.
  // One error is enough, and ajv's messages quote data, so they are never read.
  const ajv = new Ajv({ strict: true, allErrors: false, messages: false })
  ajv.addKeyword({ keyword: DICTIONARY_KEYWORD, schemaType: 'object' })

  const compiled = new Map<string, ValidateFunction>()
  const check = (side: 'input' | 'output', name: string, value: unknown): boolean => {
    const key = `${side} ${name}`
    const channel = channels[name]
    if (!channel) return false
    const validate = compiled.get(key) ?? ajv.compile(channel[side])
    compiled.set(key, validate)
    return validate(value)
  }
  return {
    input: (name, value) => check('input', name, value),
    output: (name, value) => check('output', name, value),
  }
}
