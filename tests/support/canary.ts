/** Looks for a marker in files, in every form in which text usually lies on a disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

interface Needle { readonly form: string, readonly bytes: Buffer }

/** At each of three offsets the middle of a base64 text is the same whatever stands before and after it. */
const base64At = (marker: Buffer, offset: number): string => {
  const text = Buffer.concat([Buffer.alloc(offset), marker]).toString('base64').replace(/=+$/, '')
  const first = Math.ceil((offset * 8) / 6)
  const whole = Math.floor(((offset + marker.length) * 8) / 6)
  return text.slice(first, whole)
}

/** The forms of a marker: UTF-8, UTF-16 both ways, base64 at three offsets (both alphabets), hex. */
export const formsOf = (marker: string): readonly Needle[] => {
  const utf8 = Buffer.from(marker, 'utf8')
  const utf16 = Buffer.from(marker, 'utf16le')
  const bases = [utf8, utf16].flatMap((bytes, i) => [0, 1, 2].map((offset) => ({
    form: `base64 of ${i === 0 ? 'UTF-8' : 'UTF-16'} at ${String(offset)}`, text: base64At(bytes, offset),
  })))
  return [
    { form: 'UTF-8', bytes: utf8 },
    { form: 'UTF-16LE', bytes: utf16 },
    { form: 'UTF-16BE', bytes: Buffer.from(utf16).swap16() },
    { form: 'hex', bytes: Buffer.from(utf8.toString('hex')) },
    { form: 'HEX', bytes: Buffer.from(utf8.toString('hex').toUpperCase()) },
    ...bases.map(({ form, text }) => ({ form, bytes: Buffer.from(text) })),
    ...bases.map(({ form, text }) => ({
      form: `${form}, for URLs`, bytes: Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_')),
    })),
  ]
}

/** Every regular file below a folder; one that vanishes meanwhile is passed over. */
export const filesBelow = (folder: string): readonly string[] => {
  const entries = (() => {
    try { return readdirSync(folder, { withFileTypes: true }) } catch { return [] }
  })()
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}

export interface Find { readonly file: string, readonly form: string, readonly marker: string }

/** Where any of the markers stands, in a file's bytes or in its name. Empty is what a test hopes for. */
export const searchFiles = (folders: readonly string[], markers: readonly string[]): { finds: Find[], files: number, bytes: number } => {
  const needles = markers.flatMap((marker) => formsOf(marker).map((needle) => ({ ...needle, marker })))
  const finds: Find[] = []
  let bytes = 0
  const files = folders.flatMap(filesBelow)
  for (const file of files) {
    let content: Buffer
    try {
      if (statSync(file).size > 512 * 1024 * 1024) throw new Error(`${file} is too large to be searched`)
      content = readFileSync(file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue
      throw error
    }
    bytes += content.length
    for (const { form, bytes: needle, marker } of needles) {
      if (content.includes(needle) || Buffer.from(file).includes(needle)) finds.push({ file, form, marker })
    }
  }
  return { finds, files: files.length, bytes }
}
