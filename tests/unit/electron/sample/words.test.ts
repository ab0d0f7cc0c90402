import { describe, expect, test } from 'vitest'
import { refusal } from '../../../../build/lint/rooms.ts'
import { capitalised, render } from '../../../../electron/sample/grammar.ts'
import { LIVES } from '../../../../electron/sample/lives.ts'
import { randomFrom } from '../../../../electron/sample/random.ts'
import { voiceOf } from '../../../../electron/sample/voice.ts'
import { COMMON, COMMON_COACH } from '../../../../electron/sample/words/agreeing.ts'
import { ARRIVALS, SINCE } from '../../../../electron/sample/words/arrivals.ts'
import { ASIDES } from '../../../../electron/sample/words/asides.ts'
import { CLOSINGS } from '../../../../electron/sample/words/closings.ts'
import { EXERCISES } from '../../../../electron/sample/words/exercises.ts'
import { GLIMPSES } from '../../../../electron/sample/words/glimpses.ts'
import { NOTICED } from '../../../../electron/sample/words/noticed.ts'
import { OWN_QUESTIONS, QUESTIONS } from '../../../../electron/sample/words/questions.ts'
import { THEME_NAMES, THEMES } from '../../../../electron/sample/words/themes/all.ts'
import { WORKDAYS } from '../../../../electron/sample/words/workdays.ts'

const literal = (name: string): string => `<${name}>`

describe('chance', () => {
  test('is the same sequence for the same seed and stream, on every machine', () => {
    const words = (seed: number, stream: number) => {
      const random = randomFrom(seed, stream)
      return Array.from({ length: 4 }, () => random.below(1_000))
    }
    expect(words(28, 1)).toEqual(words(28, 1))
    expect(words(28, 1)).not.toEqual(words(28, 2))
    expect(words(28, 1)).not.toEqual(words(29, 1))
  })

  test('gives no id twice, whatever the stream', () => {
    const ids = Array.from({ length: 200 }, (_, stream) => randomFrom(7, stream))
      .flatMap((random) => Array.from({ length: 100 }, random.id))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true)
  })
})

describe('templates', () => {
  test('fill slots, choose, and nest', () => {
    const random = randomFrom(1, 1)
    expect(render('{she} came', literal, random)).toBe('<she> came')
    const seen = new Set(Array.from({ length: 80 }, () => render('a{| b|{c{1|2}}} {few|nine}', literal, random)))
    expect([...seen].sort()).toEqual([
      'a <few>', 'a b <few>', 'a b nine', 'a nine', 'ac1 <few>', 'ac1 nine', 'ac2 <few>', 'ac2 nine',
    ])
  })

  test('a brace left open is a mistake in the words, and told', () => {
    expect(() => render('a {b', literal, randomFrom(1, 1))).toThrow(/brace/)
  })

  test('sentences begin with a capital, also after a quote', () => {
    expect(capitalised('she came. he said: “no.” she left. étienne? ask')).toBe(
      'She came. He said: “no.” She left. Étienne? Ask')
  })

  test('every template can be said of every written life', () => {
    const all = [
      ...ARRIVALS, ...SINCE, ...ASIDES, ...CLOSINGS, ...EXERCISES, ...GLIMPSES, ...NOTICED, ...OWN_QUESTIONS,
      ...QUESTIONS,
      ...WORKDAYS, ...[...COMMON, ...COMMON_COACH].flat(),
      ...THEME_NAMES.flatMap((name) => {
        const { opening, trying, setback, progress, why, outcome, focus, client, coach } = THEMES[name]
        return [
          ...opening, ...trying, ...setback, ...progress, ...why, ...outcome, ...focus, ...client.flat(), ...coach.flat(),
        ]
      }),
    ]
    for (const [index, life] of LIVES.entries()) {
      const voice = voiceOf(life, () => life.thing, randomFrom(3, index))
      for (const template of all) {
        for (let turn = 0; turn < 3; turn += 1) {
          const words = voice.say(template, { mine: 'Why?', question: 'Why?' })
          expect(words).not.toMatch(/[{}|]|undefined| {2}| [.,;]/)
          expect(words).toMatch(/^[“\p{Lu}\p{N}]/u)
        }
      }
    }
  })
})

describe('the room', () => {
  test('sees shared, itself, and of the engine its words and pure parts', () => {
    const file = 'electron/sample/fill-practice.ts'
    for (const open of ['../engine/types.ts', '../engine/events/chain.ts', '../../shared/domain/day.ts', './voice.ts']) {
      expect(refusal(file, open)).toBeNull()
    }
    for (const shut of ['../engine/database.ts', '../vault/types.ts', '../host/clock.ts', 'rxdb', 'electron']) {
      expect(refusal(file, shut)).not.toBeNull()
    }
    expect(refusal('electron/vault-process/gate.ts', '../sample/fill-practice.ts')).toBeNull()
    expect(refusal('electron/engine/create-engine.ts', '../sample/fill-practice.ts')).not.toBeNull()
  })
})
