import { memo } from 'react'
import type { Marked } from '../../../shared/ipc/views.ts'
import { spoken, type Entry } from './entries.ts'
import { piecesOf } from './pieces.ts'

/** Each stretch of words goes its own way: a name from right to left does not turn the row round. */
const Words = ({ marked }: { readonly marked: Marked }) => (
  <bdi dir="auto">
    {piecesOf(marked).map(({ text, isMatch }, index) => (isMatch ? <b key={index}>{text}</b> : text))}
  </bdi>
)

interface Props {
  readonly id: string
  readonly entry: Entry
  readonly isSelected: boolean
  /** The pointer moved over it. */
  readonly onPoint: (key: string) => void
  readonly onPress: (entry: Entry, withCtrl: boolean) => void
}

/** One row. Said as a whole: a screen reader would stumble over words that are cut at their marks. */
export const Row = memo(({ id, entry, isSelected, onPoint, onPress }: Props) => {
  const { key, kind, who, words, hint } = entry
  return (
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-label={spoken(entry)}
      className={isSelected ? 'row is-selected' : 'row'}
      onPointerMove={() => { onPoint(key) }}
      onClick={(event) => { onPress(entry, event.ctrlKey || event.metaKey) }}
    >
      <span className={kind === 'command' ? 'command' : 'words'}>
        {who !== null && <><Words marked={who} />{words.text !== '' && ': '}</>}
        <Words marked={words} />
      </span>
      {hint.words !== '' && (
        <span className={hint.isLate ? 'hint late' : 'hint'} title={hint.exact === '' ? undefined : hint.exact}>
          {hint.words}
        </span>
      )}
    </div>
  )
})
Row.displayName = 'Row'
