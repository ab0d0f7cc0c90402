import type { Input } from 'electron'

/**
 * Ctrl+L, on a Mac Cmd+L, caught before the page has it: a page that hangs is locked all the same.
 * By the letter the key types, so that it is the key named L on every keyboard.
 */
export const isLockKey = (
  input: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt' | 'shift'>, platform: string,
): boolean => {
  const [held, free] = platform === 'darwin' ? [input.meta, input.control] : [input.control, input.meta]
  return input.type === 'keyDown' && input.key.toLowerCase() === 'l' && held && !free && !input.alt && !input.shift
}
