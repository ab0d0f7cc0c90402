import { privacy } from '../../strings/privacy.ts'

const said = privacy.left

/** Nothing: and why that can be said. */
export const WhatHasLeft = () => (
  <div className="cols">
    <section className="section prose">
      <h2 className="name">{said.nothing}</h2>
      {said.sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
    </section>
    <aside className="margin">
      <section className="section">
        <h2 className="head">{said.byHand}</h2>
        {said.hands.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </section>
    </aside>
  </div>
)
