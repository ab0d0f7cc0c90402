import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components'
import { OBSTACLES, type ItemStatus, type Obstacle } from '../../shared/schemas/action-items.ts'
import { itemWords, obstacleWords } from '../strings/items.ts'

interface Props {
  readonly status: ItemStatus
  /** Only what stood in the way, for the S key. */
  readonly onlyStuck: boolean
  readonly onMark: (status: ItemStatus, obstacle: Obstacle | null) => void
  readonly onEdit: () => void
}

const NOT_SAID = 'not-said'
const isObstacle = (key: string): key is Obstacle => (OBSTACLES as readonly string[]).includes(key)

/** What became of an item. The letters beside the words work on the item itself too. */
export const ItemMenu = ({ status, onlyStuck, onMark, onEdit }: Props) => {
  const onAction = (key: string) => {
    if (key === 'edit') onEdit()
    else if (key === NOT_SAID) onMark('stuck', null)
    else if (isObstacle(key)) onMark('stuck', key)
    else onMark(key as Exclude<ItemStatus, 'stuck'>, null)
  }
  return (
    <Popover className="popover" placement="bottom start" offset={4}>
      <Menu autoFocus="first" className="menu" aria-label={itemWords.menu} onAction={(key) => { onAction(String(key)) }}>
        {!onlyStuck && status !== 'done' && <Entry id="done" words={itemWords.done} letter="D" />}
        {!onlyStuck && status !== 'open' && <Entry id="open" words={itemWords.openAgain} letter="O" />}
        {!onlyStuck && status !== 'skipped' && <Entry id="skipped" words={itemWords.skipped} letter="K" />}
        {!onlyStuck && <Separator className="menu-line" />}
        <MenuSection className="menu-section">
          <Header className="menu-header">
            {itemWords.stuckOn} {!onlyStuck && <span className="key">S</span>}
          </Header>
          {OBSTACLES.map((obstacle) => <Entry key={obstacle} id={obstacle} words={obstacleWords[obstacle]} />)}
          <Entry id={NOT_SAID} words={itemWords.notSaid} />
        </MenuSection>
        {!onlyStuck && <Separator className="menu-line" />}
        {!onlyStuck && <Entry id="edit" words={itemWords.edit} letter="E" />}
      </Menu>
    </Popover>
  )
}

const Entry = ({ id, words, letter }: { readonly id: string, readonly words: string, readonly letter?: string }) => (
  <MenuItem id={id} className="menu-item" textValue={words}>
    <span>{words}</span> {letter && <span className="key" aria-hidden="true">{letter}</span>}
  </MenuItem>
)
