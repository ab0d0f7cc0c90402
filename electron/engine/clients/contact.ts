import type { Contact } from '../../../shared/ipc/views.ts'
import { UNWRITABLE } from './name.ts'

/** Without white space around it, otherwise as typed; null if it is more than one line, or has control characters. */
export const readLine = (typed: string): string | null => {
  const line = typed.trim()
  return UNWRITABLE.test(line) ? null : line
}

/** Ways to reach somebody as they are kept (E24). Null if one of them cannot be; empty is nothing written down. */
export const readContact = (typed: Contact): Contact | null => {
  const email = readLine(typed.email)
  const phone = readLine(typed.phone)
  return email === null || phone === null ? null : { email, phone }
}
