import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../../../shared/ipc/errors.ts'
import { firstRun, strengthSentence } from '../../../../renderer/strings/first-run.ts'
import { joining, joinAdvice } from '../../../../renderer/strings/joining.ts'
import { lock } from '../../../../renderer/strings/lock.ts'
import { privacy } from '../../../../renderer/strings/privacy.ts'
import { restore, restoreAdvice } from '../../../../renderer/strings/restore.ts'
import { roles } from '../../../../renderer/strings/roles.ts'
import { settings } from '../../../../renderer/strings/settings.ts'

/** Every sentence in a tree of them; those that need a figure are given one. */
const sentencesOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return sentencesOf(value(3, 'yesterday'))
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(sentencesOf) : []
}

describe('what is said before and around the practice', () => {
  const sentences = [
    ...sentencesOf([firstRun, lock, privacy, settings, joining, restore, roles]), strengthSentence(1e9, 5e5),
    ...new Set(ERROR_CODES.flatMap((code) => [restoreAdvice({ code }), joinAdvice({ code })])),
  ]

  it('finds the sentences to judge', () => { expect(sentences.length).toBeGreaterThan(100) })

  it.each(sentences)('is calm: %s', (sentence) => {
    expect(sentence).not.toMatch(/please|oops|success|sorry|invalid|error|failed|must|!|undefined/i)
    expect(sentence).not.toMatch(/'|"/)
  })
})
