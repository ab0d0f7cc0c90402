/**
 * `npm run bench`: every figure we claim, measured on this machine in one run: a table on the terminal and
 * out/bench.json. Made-up practices only, in folders that are removed. Takes some ten minutes and wants a quiet machine.
 *
 *     npm run bench                  everything
 *     npm run bench -- own           without the app and the peers; also: app, peers
 */
import { cpus, totalmem } from 'node:os'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openAppSession } from '../app-session.ts'
import { buildApp } from '../build-app.ts'
import { endWithUs } from '../child.ts'
import { outFolder } from '../root.ts'
import { Halt, runScript, say } from '../say.ts'
import { compare } from './compare.ts'
import { measureFelt, startToLockScreen } from './felt.ts'
import { measureOwn, type Made } from './growth.ts'
import { runJob } from './job.ts'
import type { MakeFigures, MakeInput } from './own/make.ts'
import { ownRow, tableOf, type Group } from './rows.ts'

const PARTS = ['own', 'app', 'peers'] as const
type Part = (typeof PARTS)[number]

const partsOf = (asked: readonly string[]): readonly Part[] => {
  const unknown = asked.filter((one) => !(PARTS as readonly string[]).includes(one))
  if (unknown.length > 0) throw new Halt(`There is no part called ${unknown.join(', ')}; there are ${PARTS.join(', ')}.`)
  return asked.length === 0 ? PARTS : PARTS.filter((part) => asked.includes(part))
}

const machine = (runtime: string | null): string => {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    `${String(cpus().length)} cores`, cpu?.model.trim() ?? 'unknown processor', `${String(memory)} GiB`,
    `${process.platform} ${process.arch}`, `Node ${process.versions.node}`, runtime,
  ].filter(Boolean).join(', ')
}

const SIZES: readonly { readonly name: string, readonly years: MakeInput['years'], readonly withEvents: boolean }[] = [
  { name: 'sample', years: 'sample', withEvents: true },
  { name: 'one year', years: 1, withEvents: false },
  { name: 'three years', years: 3, withEvents: false },
  { name: 'ten years', years: 10, withEvents: false },
  { name: 'ten years and their events', years: 10, withEvents: true },
]

/** The peers are compared over two years of work: 25,000 records. */
const PEER_YEARS = 2

/** So many questions are typed into the palette of the real app. */
const TYPED = 6

runScript(async () => {
  endWithUs()
  const parts = partsOf(process.argv.slice(2))
  const scratch = mkdtempSync(path.join(tmpdir(), 'stillroom-bench-'))
  const groups: Group[] = []
  const make = async (size: (typeof SIZES)[number], recordsFile: string | null = null): Promise<Made> => {
    say(`Making ${size.name}.`)
    const userData = mkdtempSync(path.join(scratch, 'user-'))
    const input: MakeInput = { userData, years: size.years, withEvents: size.withEvents, recordsFile }
    return { ...await runJob<MakeFigures>('build/bench/own/make.ts', input), name: size.name, userData }
  }
  const app = parts.includes('app') ? await openAppSession() : null
  try {
    // The key derivation is a built file.
    if (!app) await buildApp()
    const made: Made[] = []
    if (parts.includes('own') || parts.includes('app')) for (const size of SIZES) made.push(await make(size))
    for (const practice of parts.includes('own') ? made : []) {
      say(`Measuring ${practice.name}.`)
      groups.push(await measureOwn(practice))
    }
    if (app) {
      say('Measuring the app.')
      groups.push(await inTheApp(app.env, made))
    }
    if (parts.includes('peers')) {
      const records = path.join(scratch, 'records')
      await make({ name: 'the peers’ records', years: PEER_YEARS, withEvents: false }, records)
      groups.push(...await compare(records))
    }
  } finally {
    app?.close()
    rmSync(scratch, { recursive: true, force: true })
  }

  const line = machine(app && `${app.kind} Electron`)
  say(`\n${line}\n${tableOf(groups)}`)
  mkdirSync(outFolder, { recursive: true })
  const rows = [ownRow(line, 'machine', null), ...groups.flatMap((group) => group.rows)]
  writeFileSync(path.join(outFolder, 'bench.json'), `${JSON.stringify(rows, null, 1)}\n`)
})

const inTheApp = async (env: Readonly<Record<string, string>>, made: readonly Made[]): Promise<Group> => {
  const felt = made.filter(({ name }) => name === 'sample' || name === 'ten years')
  const [first] = felt
  const start = first ? await startToLockScreen({ userData: first.userData, env }) : null
  const rows = [ownRow('start to the lock screen', 's', start === null ? null : start / 1000, { target: '1.5' })]
  for (const { userData, name, words } of felt) {
    rows.push(...await measureFelt({ userData, env, name, questions: words.slice(0, TYPED) }))
  }
  return { title: 'In the real app', rows }
}
