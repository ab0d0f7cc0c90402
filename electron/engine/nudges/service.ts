import { isDeepStrictEqual } from 'node:util'
import { letterFor, standardLetter } from '../../../shared/domain/nudges/letters.ts'
import { clocksBeside } from '../../../shared/domain/nudges/zone-clock.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { MessageRef, nudgeChannels } from '../../../shared/ipc/nudges.ts'
import { DEFAULT_LETTERS } from '../../../shared/schemas/letters.ts'
import { DEFAULT_NUDGES } from '../../../shared/schemas/library.ts'
import { decideNudging } from '../clients/decide-nudging.ts'
import { readSettings, SETTINGS_ID } from '../library/settings.ts'
import { dayOf } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { clientNudgingView } from './client-nudging.ts'
import { decideLate, decideMessage } from './decide-message.ts'
import { decideLetter, decideNudges, decideStandardLetter } from './decide-settings.ts'
import { gatherFollowUp, sessionOfNote } from './follow-ups.ts'
import { gatherPlan, gatherPlanOf, sentThisMonth } from './gather.ts'
import { previewOf } from './preview.ts'
import { entryOf, gatherToSend, toSendView } from './to-send.ts'

type Nudges = keyof typeof nudgeChannels

/** What is to be sent, the coach’s word that it was, the plan and the letters. */
export const nudgeHandlers = (read: Reader, writer: Writer, clock: Clock): Handlers<Nudges> => {
  const settle = (ref: MessageRef, state: 'sent' | 'let-go') => writer.run(async (moment, current) => {
    const [client, outbox, ...items] = await Promise.all([
      current.get('clients', ref.clientId), current.find('outbox', { clientId: ref.clientId }),
      ...ref.itemIds.map((id) => current.get('actionItems', id)),
    ])
    return decideMessage(moment, { client, outbox, items }, ref, state)
  })

  return {
    'toSend': async () => {
      const day = dayOf(clock)
      return ok(toSendView(day, await gatherToSend(read, day)))
    },
    'followUp': async (wanted) => {
      const day = dayOf(clock)
      const now = new Date(day.at)
      const session = 'sessionId' in wanted
        ? await read.get('sessions', wanted.sessionId) : await sessionOfNote(read, wanted.noteId)
      const ground = session && await gatherPlanOf(read, session.clientId, now)
      const followUp = ground && await gatherFollowUp(read, now, session, ground.outbox)
      if (!followUp) return ok({ today: day.today, zone: day.zone, entry: null })
      const { client, outbox } = ground
      const clockOf = clocksBeside(day.zone)
      return ok({
        today: day.today, zone: day.zone,
        entry: entryOf(day, followUp.message, {
          client, clock: clockOf(client.zone), items: followUp.items, settings: await readSettings(read, day.at),
          sentThisMonth: sentThisMonth(now, clockOf, [client], outbox).get(client.id) ?? 0,
        }),
      })
    },
    'messages.sent': (ref) => settle(ref, 'sent'),
    'messages.letGo': (ref) => settle(ref, 'let-go'),
    'messages.letGoLate': ({ by }) => writer.run(async (moment, current) =>
      decideLate(moment, await gatherPlan(current, moment.now), by)),
    'messages.preview': async ({ clientId, ...letter }) => {
      const her = clientId === null ? null : await gatherPlanOf(read, clientId, clock.now())
      if (clientId !== null && !her) return failed({ code: 'not-found' })
      return ok(previewOf(dayOf(clock), letter, her))
    },
    'nudges': async () => {
      const { at, today, zone } = dayOf(clock)
      const { nudges, letters, programs } = await readSettings(read, at)
      return ok({
        today, zone, settings: nudges, standard: DEFAULT_NUDGES, programs: programs.length,
        letters: DEFAULT_LETTERS.map(({ kind, channel }) => {
          const letter = letterFor(letters, kind, channel)
          const standard = standardLetter(kind, channel)
          return { letter, standard, isStandard: isDeepStrictEqual(letter, standard) }
        }),
      })
    },
    'nudges.change': (wanted) => writer.run(async (moment, current) =>
      decideNudges(moment, await current.get('library', SETTINGS_ID), wanted)),
    'letters.change': ({ letter }) => writer.run(async (moment, current) =>
      decideLetter(moment, await current.get('library', SETTINGS_ID), letter)),
    'letters.reset': (which) => writer.run(async (moment, current) =>
      decideStandardLetter(moment, await current.get('library', SETTINGS_ID), which)),
    'client.nudging': async ({ clientId }) => {
      const day = dayOf(clock)
      const ground = await gatherPlanOf(read, clientId, new Date(day.at))
      return ground ? ok(clientNudgingView(day, ground)) : failed({ code: 'not-found' })
    },
    'clients.nudging': ({ clientId, ...wanted }) => writer.run(async (moment, current) =>
      decideNudging(moment, await current.get('clients', clientId), wanted)),
  }
}
