/**
 * `npm run verify`: types, lint and unit tests, for the minute between two thoughts. Opens no window. The vault's own
 * tests, which seal and write files by the thousand, are left to `npm test`.
 */
import { lint, types, vitest } from './check-steps.ts'
import { endWithUs } from './child.ts'
import { sum, summary } from './reports.ts'
import { runScript, say } from './say.ts'
import { inTurn, runStep } from './steps.ts'

runScript(async () => {
  endWithUs()
  const [fixed, unit] = await Promise.all([
    inTurn([() => runStep(types), () => runStep(lint)]),
    runStep(vitest('unit', ['unit', '!vault'], 300)),
  ])
  const total = sum([...fixed, unit])
  say(summary(total))
  return total.failed === 0 ? 0 : 1
})
