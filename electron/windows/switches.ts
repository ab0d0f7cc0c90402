/** Switches of the browser engine, set before it starts. Each closes a way by which it would speak to the outside. */
import type { CommandLine } from 'electron'

const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // Not one name is ever looked up.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['disable-breakpad'],
  ['disable-features', 'MediaRouter,OptimizationHints,Translate,AutofillServerCommunication,DnsOverHttps'],
]

export const setSwitches = (commandLine: Pick<CommandLine, 'appendSwitch'>): void => {
  for (const [name, value] of SWITCHES) commandLine.appendSwitch(name, value)
}
