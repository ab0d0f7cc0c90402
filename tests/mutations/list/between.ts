/** E28 to E46: what is agreed between sessions, planned, shown and measured. */
import type { Mutation } from '../mutation.ts'

const DOMAIN = 'shared/domain'
const DOMAIN_TESTS = 'tests/unit/shared/domain'
const ENGINE_TESTS = 'tests/unit/electron/engine'

export const BETWEEN: readonly Mutation[] = [
  {
    rule: 'E30', name: 'a day that was chosen goes along with the session',
    file: 'electron/engine/sessions/due-days.ts',
    find: "isWaiting(item) && item.dueFrom !== 'chosen' && !isOverdue(item.due, today)",
    replace: 'isWaiting(item) && !isOverdue(item.due, today)',
    test: `${ENGINE_TESTS}/due-days.test.ts`,
  },
  {
    rule: 'E33', name: 'nobody’s night is kept',
    file: `${DOMAIN}/nudges/quiet-hours.ts`,
    find: '  if (!isQuiet(clock, quiet, ready)) return ready\n', replace: '  if (ready > 0) return ready\n',
    test: `${DOMAIN_TESTS}/nudges/plan.property.test.ts`, testName: 'E33: nothing falls into quiet hours',
  },
  {
    rule: 'E33', name: 'a message of yesterday is still sent',
    file: `${DOMAIN}/nudges/plan.ts`,
    find: "    return expiresAt <= at || expiresAt <= dueAt ? 'expired' : null",
    replace: "    return expiresAt <= dueAt ? 'expired' : null",
    test: `${DOMAIN_TESTS}/nudges/plan.property.test.ts`, testName: 'E33: nothing is planned past its expiry',
  },
  {
    rule: 'E34', name: 'what was sent does not count against the cap',
    file: `${DOMAIN}/nudges/cap.ts`,
    find: 'taken.get(month) ?? cap.sentIn(month)', replace: 'taken.get(month) ?? 0 * cap.sentIn(month)',
    test: `${DOMAIN_TESTS}/nudges/plan.property.test.ts`, testName: 'E34: no month of hers has more than the cap',
  },
  {
    rule: 'E35', name: 'what was sent is sent again',
    file: `${DOMAIN}/nudges/plan.ts`,
    find: 'agreed.filter((item) => !begun.has(item.id) && !told.isNamed(stage, item))', replace: 'agreed.filter((item) => !begun.has(item.id))',
    test: `${DOMAIN_TESTS}/nudges/plan.property.test.ts`, testName: 'E35: what was sent is not planned again',
  },
  {
    rule: 'E32', name: 'what is done is asked about',
    file: `${DOMAIN}/nudges/plan.ts`,
    find: "    if (status !== 'open' || owner", replace: "    if (status === 'stuck' || owner",
    test: `${DOMAIN_TESTS}/nudges/plan.property.test.ts`, testName: 'E32: names what is open',
  },
  {
    rule: 'E32', name: 'what a program says goes before what is said of one client',
    file: `${DOMAIN}/nudges/whose-plan.ts`,
    find: "  if (nudging.by !== 'practice') return", replace: "  if (nudging.by !== 'practice' && !program) return",
    test: `${DOMAIN_TESTS}/nudges/whose-plan.test.ts`,
  },
  {
    rule: 'E46', name: 'who was in a program that is gone is in it still',
    file: 'electron/engine/programs/decide.ts',
    find: 'const inIt = engagements.filter(', replace: 'const inIt = engagements.slice(1).filter(',
    test: `${ENGINE_TESTS}/programs.test.ts`,
  },
  {
    rule: 'E37', name: 'what is not planned any more stays in the outbox',
    file: `${DOMAIN}/nudges/outbox.ts`,
    find: 'withdraw: waiting.filter(({ id }) => !kept.has(id))', replace: 'withdraw: []',
    test: `${ENGINE_TESTS}/nudges/outbox.test.ts`,
  },
  {
    rule: 'E38', name: 'what is due today is overdue',
    file: 'shared/domain/due.ts',
    find: '=> due < today\n', replace: '=> due <= today\n',
    test: `${DOMAIN_TESTS}/roster/overdue.test.ts`, testName: 'from the day after its due day on, and not on it',
  },
  {
    rule: 'E38', name: 'a session that was held does not end a row of missed ones',
    file: `${DOMAIN}/roster/missed.ts`,
    find: 'lastHeld === null || startedAt > lastHeld', replace: "lastHeld === null || startedAt > ''",
    test: `${DOMAIN_TESTS}/roster/missed.test.ts`,
  },
  {
    rule: 'E39', name: 'less than half done needs no adjustment',
    file: `${DOMAIN}/roster/buckets.ts`,
    find: '(lately.due >= ENOUGH && 2 * lately.done < lately.due)', replace: '(lately.due < 0)',
    test: `${DOMAIN_TESTS}/roster/buckets.test.ts`,
  },
  {
    rule: 'E43', name: 'what is not over yet counts against completion',
    file: `${DOMAIN}/measures/completion.ts`,
    find: 'ground.dueIn(span).filter(({ due }) => due < ground.today)', replace: 'ground.dueIn(span)',
    test: `${DOMAIN_TESTS}/measures/items.test.ts`,
  },
  {
    rule: 'E43', name: 'a client’s report catches what is overdue',
    file: `${DOMAIN}/measures/overdue-caught.ts`,
    find: "by === 'coach' && isWithin(at)", replace: 'isWithin(at)',
    test: `${DOMAIN_TESTS}/measures/items.test.ts`,
  },
]
