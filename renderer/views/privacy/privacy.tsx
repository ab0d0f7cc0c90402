import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useQuery } from '../../app/use-query.ts'
import { Failure } from '../../components/failure.tsx'
import { privacy } from '../../strings/privacy.ts'
import { DamageNotice, SheetNotice } from './notices.tsx'
import { WhatHasLeft } from './what-has-left.tsx'
import { WhatIsKept } from './what-is-kept.tsx'
import { WhoCanOpen } from './who-can-open.tsx'

/** What is kept and why, what has left, who can open what. */
export const Privacy = () => {
  const asked = useQuery('privacy', {})
  if (asked.state === 'loading') return <main className="room" aria-busy="true" />
  if (asked.state === 'failed') return <Failure error={asked.error} again={asked.again} />
  const view = asked.value
  return (
    <main className="room privacy">
      <header className="room-head">
        <div>
          <h1 className="title">{privacy.title}</h1>
          <p className="lead">{privacy.lead}</p>
        </div>
      </header>
      {view.sheetPlace === 'this-computer' && <SheetNotice />}
      <DamageNotice damage={view.damage} />
      <Tabs defaultSelectedKey="kept">
        <TabList className="tabs" aria-label={privacy.tabs}>
          <Tab id="kept">{privacy.kept.tab}</Tab>
          <Tab id="left">{privacy.left.tab}</Tab>
          <Tab id="open">{privacy.open.tab}</Tab>
        </TabList>
        <TabPanel id="kept"><WhatIsKept kept={view.kept} /></TabPanel>
        <TabPanel id="left"><WhatHasLeft /></TabPanel>
        <TabPanel id="open"><WhoCanOpen view={view} /></TabPanel>
      </Tabs>
    </main>
  )
}
