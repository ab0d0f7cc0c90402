/**
 * `npm run bench`: every figure we claim, measured on this machine in one run: a table on the terminal and
 * out/bench.json. Made-up practices only, in folders that are removed. Takes a quarter of an hour and wants a quiet
 * machine.
 *
 *     npm run bench                  everything
 *     npm run bench -- own vault     without the app and the peers; the parts are own, between, vault, app, peers
 *     npm run bench -- --small       small practices, to see that it runs: its figures say nothing
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
import { measureBetween } from './between.ts'
import { compare } from './compare.ts'
import { measureFelt, startToLockScreen } from './felt.ts'
import { measureFeltRoster } from './felt-roster.ts'
import { measureOwn, type Made } from './growth.ts'
import { runJob } from './job.ts'
import type { MakeFigures, MakeInput } from './own/make.ts'
import type { MakeManyFigures, MakeManyInput } from './own/make-many.ts'
import { ownRow, tableOf, type Group } from './rows.ts'
import { measureBackup, measureErasing, measureLeaving, measureRenewing, measureUnlock } from './vault.ts'

const PARTS = ['own', 'between', 'vault', 'app', 'peers'] as const
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

interface Size { readonly name: string, readonly years: MakeInput['years'], readonly withEvents: boolean }

/** What is measured, and how large it is. */
interface Scale {
  /** The practice whose growth is shown, from the sample on. */
  readonly sizes: readonly Size[]
  /** Of them, by name: the one most is asked of, and the same with its events. */
  readonly full: string
  readonly withEvents: string
  /** In the practices of the unlocking: a multiple of 28 and of 50. */
  readonly sessions: number
  /** Of work over which the peers are compared. */
  readonly peerYears: number
  /** So many clients at most, where their number grows. */
  readonly mostClients: number
  /** So many clients on one roster, in the real app. */
  readonly rosterClients: number
}

const SAMPLE: Size = { name: 'sample', years: 'sample', withEvents: true }

/** The peers are compared over 25,000 records. */
const FULL: Scale = {
  sizes: [
    SAMPLE,
    { name: 'one year', years: 1, withEvents: false },
    { name: 'three years', years: 3, withEvents: false },
    { name: 'ten years', years: 10, withEvents: false },
    { name: 'ten years and their events', years: 10, withEvents: true },
  ],
  full: 'ten years', withEvents: 'ten years and their events', sessions: 2_800, peerYears: 2, mostClients: 10_000,
  rosterClients: 500,
}

const SMALL: Scale = {
  sizes: [
    SAMPLE,
    { name: 'one year', years: 1, withEvents: false },
    { name: 'one year and its events', years: 1, withEvents: true },
  ],
  full: 'one year', withEvents: 'one year and its events', sessions: 700, peerYears: 0.2, mostClients: 100,
  rosterClients: 100,
}

/** A flag, and parts. */
const SMALL_FLAG = '--small'

/** So many questions are typed into the palette of the real app. */
const TYPED = 6

runScript(async () => {
  endWithUs()
  const asked = process.argv.slice(2)
  const parts = partsOf(asked.filter((one) => one !== SMALL_FLAG))
  const scale = asked.includes(SMALL_FLAG) ? SMALL : FULL
  const scratch = mkdtempSync(path.join(tmpdir(), 'stillroom-bench-'))
  const groups: Group[] = []
  const make = async (size: Size, recordsFile: string | null = null): Promise<Made> => {
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
    const isOfVault = ({ name }: Size): boolean => name === scale.full || name === scale.withEvents
    for (const size of scale.sizes) {
      if (parts.includes('own') || parts.includes('app') || (parts.includes('vault') && isOfVault(size))) {
        made.push(await make(size))
      }
    }
    // First, while nothing was written into the practices yet.
    if (parts.includes('vault')) groups.push(...await ofTheVault(scale, made, scratch))
    for (const practice of parts.includes('own') ? made : []) {
      say(`Measuring ${practice.name}.`)
      groups.push(await measureOwn(practice))
    }
    if (parts.includes('between')) {
      say('Measuring what is asked between sessions.')
      groups.push(...await measureBetween(scale.mostClients))
    }
    if (app) {
      say('Measuring the app.')
      groups.push(await inTheApp(app.env, made, scale), await ofTheRoster(app.env, scratch, scale))
    }
    if (parts.includes('peers')) {
      const records = path.join(scratch, 'records')
      await make({ name: 'the peers’ records', years: scale.peerYears, withEvents: false }, records)
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

const ofTheVault = async (scale: Scale, made: readonly Made[], scratch: string): Promise<readonly Group[]> => {
  const of = (wanted: string): Made => {
    const found = made.find(({ name }) => name === wanted)
    if (!found) throw new Error(`${wanted} was not made`)
    return found
  }
  const full = of(scale.full)
  say('Measuring unlocking.')
  const unlocking = await measureUnlock(scratch, scale.sessions)
  say('Measuring backups.')
  const backups = await measureBackup(full, scratch)
  say('Measuring the export.')
  const leaving = await measureLeaving(full, scratch)
  say('Measuring erasing, and renewing keys.')
  return [
    unlocking, backups, leaving, await measureErasing(of(scale.withEvents), scratch),
    await measureRenewing(full, scratch),
  ]
}

const inTheApp = async (
  env: Readonly<Record<string, string>>, made: readonly Made[], scale: Scale,
): Promise<Group> => {
  const felt = made.filter(({ name }) => name === SAMPLE.name || name === scale.full)
  const [first] = felt
  const start = first ? await startToLockScreen({ userData: first.userData, env }) : null
  const rows = [ownRow('start to the lock screen', 's', start === null ? null : start / 1000, { target: '1.5' })]
  for (const { userData, name, words } of felt) {
    rows.push(...await measureFelt({ userData, env, name, questions: words.slice(0, TYPED) }))
  }
  return { title: 'In the real app', rows }
}

/** Half a year with each of them, the sessions a fortnight apart. */
const ROSTER_SESSIONS = 12

const ofTheRoster = async (
  env: Readonly<Record<string, string>>, scratch: string, { rosterClients: clients }: Scale,
): Promise<Group> => {
  const userData = mkdtempSync(path.join(scratch, 'many-'))
  const input = { userData, clients, sessions: ROSTER_SESSIONS } satisfies MakeManyInput
  const { records } = await runJob<MakeManyFigures>('build/bench/own/make-many.ts', input)
  return {
    title: `The roster of ${clients.toLocaleString('en-GB')} clients in the real app: ${records.toLocaleString('en-GB')} records`,
    rows: await measureFeltRoster({ userData, env, clients }),
  }
}
