import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { SampleBand } from '../../../../renderer/app/sample-band.tsx'
import { ProgressLine } from '../../../../renderer/components/progress-line.tsx'
import { MakeSample } from '../../../../renderer/views/first-run/make-sample.tsx'
import { lock } from '../../../../renderer/strings/lock.ts'
import { sample } from '../../../../renderer/strings/sample.ts'

describe('the sample band', () => {
  it('is a landmark with a name of its own, a sentence, and one way out', () => {
    const markup = renderToStaticMarkup(<SampleBand />)
    expect(markup).toMatch(/^<aside [^>]*aria-label="Sample practice"/)
    expect(markup).toContain('everyone here is made up')
    expect(markup.match(/<button/g)).toHaveLength(1)
  })
})

describe('how far a long work has come', () => {
  it('is said in figures, to the eye and to whoever asks the line', () => {
    const words = lock.progress(41_000, 125_000)
    expect(words).toBe('Opening: 41,000 of 125,000 records')
    const markup = renderToStaticMarkup(<ProgressLine label="Opening" howFar={{ done: 41_000, total: 125_000 }} words={words} />)
    expect(markup).toMatch(/<progress [^>]*value="41000"/)
    expect(markup).toMatch(/<progress [^>]*max="125000"/)
    expect(markup).toContain(`aria-valuetext="${words}"`)
    expect(markup).not.toContain('aria-live')
  })

  it('claims no figure before there is one', () => {
    const markup = renderToStaticMarkup(<ProgressLine label="Making" howFar={null} words={sample.making.keys} />)
    expect(markup).not.toMatch(/value=|max=/)
    expect(markup).toContain(sample.making.keys)
  })

  it('of the sample comes with a way out from the first moment', () => {
    const markup = renderToStaticMarkup(<MakeSample onMade={() => {}} />)
    expect(markup).toContain(sample.making.title)
    expect(markup).toContain(sample.making.keys)
    expect(markup).toMatch(new RegExp(`<button[^>]*>${sample.making.leave}</button>`))
    expect(sample.making.progress(412, 1_400)).toBe('412 of 1,400 records')
  })
})
