import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Owner } from '../../shared/schemas/action-items.ts'
import { ownerWords } from '../strings/items.ts'
import { shortName } from '../strings/names.ts'
import { ChevronDown } from './icons.tsx'

interface Props {
  readonly owner: Owner
  readonly clientName: string
  readonly onChange: (owner: Owner) => void
}

/** Who does it, as a value to change in place. */
export const OwnerChip = ({ owner, clientName, onChange }: Props) => {
  const said = owner === 'coach' ? ownerWords.coach : shortName(clientName)
  return (
    <MenuTrigger>
      <Button className="chip owner-chip" aria-label={ownerWords.chip(said)}><bdi>{said}</bdi> <ChevronDown /></Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Menu
          className="menu"
          aria-label={ownerWords.choose}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[owner]}
          onAction={(key) => {
            const chosen: Owner = key === 'coach' ? 'coach' : 'client'
            if (chosen !== owner) onChange(chosen)
          }}
        >
          <MenuItem id="client" className="menu-item" textValue={clientName}><bdi>{clientName}</bdi></MenuItem>
          <MenuItem id="coach" className="menu-item">{ownerWords.coach}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
