import { useState } from 'react'
import { Button } from 'react-aria-components'
import { call } from '../api.ts'
import { sample } from '../strings/sample.ts'

const said = sample.band

/** Says, over every room and every note of the sample practice, that nobody here is real; and the one way out. */
export const SampleBand = () => {
  const [isLeaving, setLeaving] = useState(false)
  return (
    <aside className="sample-band" aria-label={said.label}>
      <p>{said.sentence}</p>
      <Button
        className="button is-small"
        isPending={isLeaving}
        onPress={() => {
          setLeaving(true)
          void call('host.visit', { practice: 'own' })
        }}
      >
        {isLeaving ? said.leaving : said.leave}
      </Button>
    </aside>
  )
}
