/** Runs a program under strace. Where that is forbidden it says so: a power cut that was not tried is no test passed. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { SYSCALLS } from './strace-log.ts'

/** Longer than any single write. */
const LONGEST_STRING = 64 * 1024 * 1024

/** @param logPath where strace writes; not in the folder that is looked at */
export const trace = (args: readonly string[], input: string, logPath: string, strace = 'strace'): string => {
  const ended = spawnSync(strace, [
    '-f', '-qq', '-y', '-xx', '-s', String(LONGEST_STRING), '--seccomp-bpf', '-e', 'signal=none',
    // A call that a processor does not have is no mistake.
    '-e', `trace=${SYSCALLS.map(name => `?${name}`).join(',')}`, '-o', logPath, process.execPath, ...args,
    // Writes that a ring takes instead of a call would not be in the log.
  ], { input, encoding: 'utf8', env: { ...process.env, UV_USE_IO_URING: '0' }, maxBuffer: LONGEST_STRING })
  if (ended.error !== undefined) throw new Error(`strace does not start (${ended.error.message}), so no power cut can be tried here`)
  if (/ptrace|seccomp/i.test(ended.stderr) && ended.stdout === '') {
    throw new Error(`this machine lets no program trace another (container without SYS_PTRACE?), so no power cut can be tried here: ${ended.stderr.trim()}`)
  }
  if (ended.status !== 0) throw new Error(`what was traced ended with ${ended.status ?? ended.signal}: ${ended.stderr}`)
  return readFileSync(logPath, 'latin1')
}
