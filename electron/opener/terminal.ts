/** What the opener says and asks, on a terminal or in a pipe. */
import { askSecret, type SecretSource } from './ask-secret.ts'

export interface Terminal {
  /** Somebody sits there and can be asked once more. */
  readonly canAskAgain: boolean
  /** Null when she left. */
  readonly ask: (question: string, signal: AbortSignal) => Promise<string | null>
  /** A line to her. */
  readonly tell: (line: string) => void
  /** The one line for a program that started the opener: where the export is. */
  readonly answer: (line: string) => void
  /** A line that the next one takes the place of; nothing in a pipe. */
  readonly progress: (line: string) => void
}

export interface Streams {
  readonly input: SecretSource
  readonly output: { readonly write: (text: string) => unknown }
  readonly messages: { readonly isTTY?: boolean, readonly write: (text: string) => unknown }
}

const CLEAR_LINE = '\r\u001b[K'

export const createTerminal = ({ input, output, messages }: Streams): Terminal => {
  let showsProgress = false
  const say = (text: string): void => {
    messages.write(showsProgress ? `${CLEAR_LINE}${text}` : text)
    showsProgress = false
  }
  return {
    canAskAgain: input.isTTY === true,
    ask: async (question, signal) => {
      if (input.isTTY === true) say(question)
      const answer = await askSecret(input, signal)
      // What she typed was not shown, the line end neither.
      if (input.isTTY === true) say('\n')
      return answer
    },
    tell: (line) => { say(`${line}\n`) },
    answer: (line) => {
      say('')
      output.write(`${line}\n`)
    },
    progress: (line) => {
      if (messages.isTTY !== true) return
      messages.write(`${CLEAR_LINE}${line}`)
      showsProgress = true
    },
  }
}
