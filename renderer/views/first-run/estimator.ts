/**
 * The estimate itself. Half a megabyte of dictionaries: a chunk of its own, loaded when a passphrase is first
 * typed, so that the first paint does not wait for it.
 */
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { guessesOfSuggestion } from './suggest.ts'

/** The words a suggestion is drawn from: a list made for dice, 7,776 long, none of them twice. */
export const wordList: readonly string[] = dictionary['diceware-common']

const listed = new Set(wordList)

/** The passwords people use most, by rank from 1. */
const rankOf = new Map(dictionary['passwords-common'].map((word, index) => [word, index + 1]))

// Longer ones are judged by their first 64 characters: the time grows with the square, and it only ever makes
// less of them.
const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 64 })

const product = (factors: readonly number[]): number => factors.reduce((all, one) => all * one, 1)

/** A large dictionary. Whatever consists of letters alone may be a word of some language. */
const ORDINARY_WORDS = 50_000

const guessesOfWord = (word: string): number => {
  if (listed.has(word)) return wordList.length
  const { guesses } = zxcvbn.check(word)
  return /^\p{L}+$/u.test(word) ? Math.min(ORDINARY_WORDS, guesses) : guesses
}

/**
 * What it costs somebody who tries words in a row: those of a dictionary, or only as many common ones as are needed.
 * Zxcvbn takes the spaces between them for secrets and multiplies by the orders of its parts, which makes
 * four words of the list look two thousand times stronger than they are.
 */
const guessesOfPhrase = (words: readonly string[]): number => {
  const fromTheList = product(words.map(guessesOfWord))
  const ranks = words.map((word) => rankOf.get(word) ?? Infinity)
  return Math.min(fromTheList, Math.max(...ranks) ** words.length)
}

/** How many guesses it takes to come to this passphrase, by the cheaper of two ways to guess. */
export const estimate = (passphrase: string): number => {
  const words = passphrase.normalize('NFKC').toLowerCase().split(/[\s\-_.,]+/).filter((word) => word !== '')
  const whole = zxcvbn.check(passphrase).guesses
  return words.length > 1 ? Math.min(whole, guessesOfPhrase(words)) : whole
}

export const suggestedGuesses = guessesOfSuggestion(wordList.length)
