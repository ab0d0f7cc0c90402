import { useRef, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { backups } from '../../strings/backups.ts'
import { privacy } from '../../strings/privacy.ts'
import { Backups } from './backups.tsx'
import { BackupDue } from './backups-notice.tsx'
import { DamageNotice, SheetNotice } from './notices.tsx'
import { WhatHasLeft } from './what-has-left.tsx'
import { WhatIsKept } from './what-is-kept.tsx'
import { WhoCanOpen } from './who-can-open.tsx'

/** What is kept and why, what has left, who can open what, and what would bring it all back. */
export const Privacy = ({ isSample }: { readonly isSample: boolean }) => {
  const asked = useQuery('privacy', {})
  const [part, setPart] = useState('kept')
  const title = useRef<HTMLHeadingElement>(null)
  if (asked.state === 'loading') return <main className="room" aria-busy="true" />
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  const view = asked.value
  return (
    <main className="room privacy">
      <header className="room-head">
        <div>
          <h1 ref={title} className="title" tabIndex={-1}>{privacy.title}</h1>
          <p className="lead">{privacy.lead}</p>
        </div>
      </header>
      {view.sheetPlace === 'this-computer' && <SheetNotice />}
      <DamageNotice damage={view.damage} title={title} />
      {!isSample && part !== 'backups' && <BackupDue onSee={() => { setPart('backups') }} />}
      <Tabs selectedKey={part} onSelectionChange={(key) => { setPart(String(key)) }}>
        <TabList className="tabs" aria-label={privacy.tabs}>
          <Tab id="kept">{privacy.kept.tab}</Tab>
          <Tab id="left">{privacy.left.tab}</Tab>
          <Tab id="open">{privacy.open.tab}</Tab>
          <Tab id="backups">{backups.tab}</Tab>
        </TabList>
        <TabPanel id="kept"><WhatIsKept view={view} /></TabPanel>
        <TabPanel id="left"><WhatHasLeft /></TabPanel>
        <TabPanel id="open"><WhoCanOpen view={view} isSample={isSample} /></TabPanel>
        <TabPanel id="backups"><Backups isSample={isSample} /></TabPanel>
      </Tabs>
    </main>
  )
}
