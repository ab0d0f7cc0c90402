import { useContext, type KeyboardEvent, type ReactNode } from 'react'
import {
  Header, Menu, MenuItem, MenuSection, OverlayTriggerStateContext, Popover, Separator,
} from 'react-aria-components'
import type { ItemRow } from '../../shared/ipc/views.ts'
import type { ItemStatus, Obstacle, Owner } from '../../shared/schemas/action-items.ts'
import { itemWords, obstacleWords } from '../strings/items.ts'
import { isReported } from './item-look.ts'

/** What the menu asks: what became of it, or, of what got stuck, what stands in the way; and whose word it is (E31). */
export type Question = { readonly asks: 'status' } | { readonly asks: 'obstacle', readonly by: Owner }

interface Props {
  readonly item: ItemRow
  readonly question: Question
  readonly onMark: (status: ItemStatus, obstacle: Obstacle | null, by: Owner) => void
  /** Goes on to what stands in the way. */
  readonly onStuck: (by: Owner) => void
  readonly onEdit: () => void
}

/** What became of an item. The letters beside the words do the same on the item itself. */
export const ItemMenu = (props: Props) => (
  <Popover className="popover" placement="bottom start" offset={4}>
    {props.question.asks === 'status' ? <Statuses {...props} /> : <Obstacles {...props} by={props.question.by} />}
  </Popover>
)

interface Choice {
  readonly id: string
  readonly words: string
  /** As the key is written: `D`, `Shift D`. */
  readonly letter: string
  readonly act: () => void
  /** The menu stays, with another question. */
  readonly goesOn?: boolean
}

const Statuses = ({ item, onMark, onStuck, onEdit }: Props) => {
  const { status, owner } = item
  const reported = isReported(item)
  const is = (one: ItemStatus): boolean => status === one && !reported
  const asked = (by: Owner): readonly Choice[] => {
    const letter = (key: string): string => (by === 'client' ? itemWords.withShift(key) : key)
    const mark = (to: ItemStatus) => () => { onMark(to, null, by) }
    const isSaid = (one: ItemStatus): boolean => (by === 'client' ? status === one : is(one))
    return [
      ...isSaid('done') ? [] : [{ id: `done-${by}`, words: itemWords.done, letter: letter('D'), act: mark('done') }],
      {
        id: `stuck-${by}`, words: itemWords.stuckStep, letter: letter('S'), act: () => { onStuck(by) },
        goesOn: item.text !== null,
      },
      ...isSaid('skipped') ? [] : [{ id: `skipped-${by}`, words: itemWords.skipped, letter: letter('K'), act: mark('skipped') }],
      ...by === 'client' || status === 'open' ? []
        : [{ id: 'open', words: itemWords.openAgain, letter: 'O', act: mark('open') }],
    ]
  }
  const own = asked('coach')
  // What the coach is to do herself she needs no report of.
  const hers = owner === 'client' ? asked('client') : []
  const edit: Choice = { id: 'edit', words: itemWords.edit, letter: 'E', act: onEdit }
  return (
    <Choices label={itemWords.menu} choices={[...own, ...hers, edit]}>
      {own.map((choice) => <Entry key={choice.id} {...choice} />)}
      <Separator className="menu-line" />
      {hers.length > 0 && (
        <MenuSection className="menu-section">
          <Header className="menu-header">{itemWords.says(item)}</Header>
          {hers.map((choice) => <Entry key={choice.id} {...choice} />)}
        </MenuSection>
      )}
      {hers.length > 0 && <Separator className="menu-line" />}
      <Entry {...edit} />
    </Choices>
  )
}

const KEYS: Readonly<Record<Obstacle, string>> = { skill: 'K', confidence: 'C', workload: 'W', support: 'P' }

const Obstacles = ({ item, by, onMark }: Props & { readonly by: Owner }) => {
  const label = by === 'client' ? itemWords.stuckOnSaid(item) : itemWords.stuckOn
  const choices: readonly Choice[] = [
    ...(Object.entries(KEYS) as [Obstacle, string][]).map(([obstacle, letter]) => ({
      id: obstacle, words: obstacleWords[obstacle], letter, act: () => { onMark('stuck', obstacle, by) },
    })),
    { id: 'not-said', words: itemWords.notSaid, letter: 'S', act: () => { onMark('stuck', null, by) } },
  ]
  return (
    <Choices label={label} choices={choices}>
      <MenuSection className="menu-section">
        <Header className="menu-header">{label}</Header>
        {choices.map((choice) => <Entry key={choice.id} {...choice} />)}
      </MenuSection>
    </Choices>
  )
}

interface ChoicesProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly children: ReactNode
}

/** A menu whose letters act at once: React Aria would only go to the word that begins with them. */
const Choices = ({ label, choices, children }: ChoicesProps) => {
  const overlay = useContext(OverlayTriggerStateContext)
  const choose = (choice: Choice | undefined) => {
    if (!choice) return
    if (choice.goesOn !== true) overlay?.close()
    choice.act()
  }
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^\p{L}$/u.test(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    const letter = event.key.toUpperCase()
    const wanted = event.shiftKey ? itemWords.withShift(letter) : letter
    if (!event.repeat) choose(choices.find((choice) => choice.letter === wanted))
  }
  return (
    <div onKeyDownCapture={onKeyDownCapture}>
      <Menu
        autoFocus="first"
        className="menu"
        aria-label={label}
        onAction={(key) => { choose(choices.find(({ id }) => id === key)) }}
      >
        {children}
      </Menu>
    </div>
  )
}

const Entry = ({ id, words, letter, goesOn = false }: Choice) => (
  <MenuItem id={id} className="menu-item" textValue={words} shouldCloseOnSelect={!goesOn}>
    <span>{words}</span> <span className="key" aria-hidden="true">{letter}</span>
  </MenuItem>
)
