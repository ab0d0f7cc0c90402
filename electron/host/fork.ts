/** Starts the processes beside main and the window. */
import { utilityProcess, type UtilityProcess } from 'electron'

/**
 * @param entry the built file
 * @param given what it is told on its command line: nothing secret
 * @param serviceName what the system's list of processes calls it
 */
export const fork = (entry: string, given: object, serviceName: string): UtilityProcess =>
  utilityProcess.fork(entry, [JSON.stringify(given)], { serviceName })
