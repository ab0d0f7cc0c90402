/** Answers requests to `app://`. Only files that were there at the start have a name here, so no path leads elsewhere. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { headersOf, ORIGIN } from './scheme.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Stands in index.html where main puts the nonce of this load. */
const NONCE_PLACE = '%nonce%'

/** Every servable file under a folder, by its URL path. */
export const filesUnder = (folder: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const walk = (at: string, path: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(at, entry.name), `${path}${entry.name}/`)
      else if (TYPES[extname(entry.name)]) found.set(`${path}${entry.name}`, join(at, entry.name))
    }
  }
  walk(folder, '/')
  return found
}

/** @param nonce makes a fresh one for each page that is loaded */
export const serve = (files: ReadonlyMap<string, string>, nonce: () => string) =>
  async (request: { readonly url: string, readonly method: string }): Promise<Response> => {
    const url = new URL(request.url)
    const file = `${url.protocol}//${url.host}` === ORIGIN && request.method === 'GET' ? files.get(url.pathname) : undefined
    const type = file && TYPES[extname(file)]
    const fresh = nonce()
    if (!file || !type) return new Response(null, { status: 404, headers: headersOf(fresh, 'text/plain') })
    const body = await readFile(file)
    const given = extname(file) === '.html' ? body.toString('utf8').replaceAll(NONCE_PLACE, fresh) : new Uint8Array(body)
    return new Response(given, { status: 200, headers: headersOf(fresh, type) })
  }
