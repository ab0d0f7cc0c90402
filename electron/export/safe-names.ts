/**
 * Names of files and folders that mean the same on Windows, macOS and Linux, made of whatever a person typed. A name
 * made here is one step downwards: never upwards, never elsewhere, never a device.
 */

/** How long a name may be: in UTF-16 code units, for the paths of Windows, and in UTF-8, for encrypted Linux homes. */
export interface NameSize { readonly units: number; readonly bytes: number }

export const LONGEST_NAME: NameSize = { units: 64, bytes: 120 }
const ANY_LENGTH: NameSize = { units: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY }
/** What a file system takes at most, in UTF-8. */
const MOST_BYTES = 255
/** The longest ending (`.docx`) that is kept when a name is cut. */
const LONGEST_ENDING = 12

/**
 * What no name may hold: control characters with NUL and line ends among them, half characters, and what is not to
 * be seen: directions that turn a name around, zero widths, line and paragraph separators.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}\ufffe\uffff]/gu
/** Signs that some system reads as something else than a letter of a name. */
const SIGNS = /[<>:"/\\|?*]/g
/** Windows keeps these for devices, whatever ending follows. */
const DEVICES = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i

const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/gu, '')

/** Cut at a whole character. */
const cut = (name: string, { units, bytes }: NameSize): string => {
  let short = ''
  let left = bytes
  for (const char of name) {
    left -= Buffer.byteLength(char)
    if (short.length + char.length > units || left < 0) break
    short += char
  }
  return short
}

/** The ending with its dot, of a name that has a short one of letters and digits. */
const endingOf = (name: string): string => {
  const ending = /[^.](\.[A-Za-z0-9]+)$/u.exec(name)?.[1] ?? ''
  return ending.length <= LONGEST_ENDING ? ending : ''
}

/** Shortens by the middle: what a file is opened with stands at its end. */
const shortened = (name: string, { units, bytes }: NameSize): string => {
  if (name.length <= units && Buffer.byteLength(name) <= bytes) return name
  const ending = endingOf(name)
  const room = { units: units - ending.length, bytes: bytes - ending.length }
  return trimmed(cut(name.slice(0, name.length - ending.length), room)) + ending
}

/**
 * What was typed, as a name: as close to it as every system allows. Two texts may give one name (`createNames`).
 * @param fallback where nothing is left; has to be a safe name itself
 */
export const safeName = (typed: string, fallback: string, size: NameSize = LONGEST_NAME): string => {
  // One way of composing letters, the one most systems write; it may lengthen a text, so it comes before the cut.
  const seen = typed.normalize('NFC').replace(UNSEEN, ' ').replace(SIGNS, '-').replace(/\s+/gu, ' ')
  const name = trimmed(shortened(trimmed(seen), size))
  if (name === '') return fallback
  const [beforeDot = ''] = name.split('.')
  return DEVICES.test(beforeDot.trim()) ? `_${name}` : name
}

/** Whether a name is one that `safeName` could have made, of any length a file system takes. */
export const isSafeName = (name: string): boolean =>
  name !== '' && Buffer.byteLength(name) <= MOST_BYTES && safeName(name, '', ANY_LENGTH) === name

/** Whether a path is safe names between slashes, and so cannot leave the folder it starts from. */
export const isSafePath = (path: string): boolean => path.split('/').every(isSafeName)

/** How a file system that knows no case, or composes letters by itself, takes a name. */
const asSeen = (name: string): string => name.normalize('NFKC').toLowerCase().toUpperCase().normalize('NFKC')

/** Gives names of one folder that no system takes for one another. */
export interface Names {
  /** The name itself, or with ` 2`, ` 3` before its ending where that, or one too like it, is given already. */
  readonly give: (name: string) => string
}

export const createNames = (): Names => {
  const given = new Set<string>()
  /** How often a name was asked for, so that a thousand alike are not a million questions. */
  const asked = new Map<string, number>()
  return {
    give: (name) => {
      const ending = endingOf(name)
      const stem = trimmed(name.slice(0, name.length - ending.length))
      const key = asSeen(name)
      for (let count = (asked.get(key) ?? 0) + 1; ; count += 1) {
        const candidate = count === 1 ? name : `${stem} ${count}${ending}`
        if (given.has(asSeen(candidate))) continue
        asked.set(key, count)
        given.add(asSeen(candidate))
        return candidate
      }
    },
  }
}
