import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { client as words } from '../../strings/client.ts'
import { erasing } from '../../strings/erasing.ts'
import { users } from '../../strings/users.ts'

/** What has a page of its own within the client's room. */
export type ClientTask = 'access' | 'erase'

/** What is seldom wanted of a client, and never by mistake. */
export const ClientMore = ({ onTask }: { readonly onTask: (task: ClientTask) => void }) => (
  <MenuTrigger>
    <Button className="step">{words.more}</Button>
    <Popover className="popover" placement="bottom start" offset={4}>
      <Menu className="menu" aria-label={words.more} onAction={(key) => { onTask(key as ClientTask) }}>
        <MenuItem id="access" className="menu-item" textValue={users.access.step}>{users.access.step}</MenuItem>
        <MenuItem id="erase" className="menu-item is-destroying" textValue={erasing.step}>{erasing.step}</MenuItem>
      </Menu>
    </Popover>
  </MenuTrigger>
)
