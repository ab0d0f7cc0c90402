import { EditorState, type Extension } from '@codemirror/state'

/**
 * Refuses a change that would make the note longer than it may be (UTF-16 code units), whole: nothing is cut.
 * What comes in with an opened note is never refused.
 */
export const limit = (most: number, onRefused: () => void): Extension =>
  EditorState.changeFilter.of((transaction) => {
    const length = transaction.newDoc.length
    if (length <= most || length <= transaction.startState.doc.length) return true
    // Not within the update: the notice is another component's state.
    queueMicrotask(onRefused)
    return false
  })
