import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { contract } from '../../../../shared/ipc/contract.ts'
import { adviceFor } from '../../../../renderer/strings/advice.ts'
import { joinAdvice, joining, spelled } from '../../../../renderer/strings/joining.ts'
import { Asked } from '../../../../renderer/views/lock/join/asked.tsx'

describe('asking to join', () => {
  it('V7a: shows the four groups to be read aloud, spelled for whoever listens, and what happens next', () => {
    const markup = renderToStaticMarkup(<Asked fingerprint="4F2A 91C7 0B3E 4F2A" onLeave={() => {}} />)
    expect([...markup.matchAll(/aria-hidden="true">([0-9A-F]{4})</gu)].map(([, group]) => group)).toEqual(['4F2A', '91C7', '0B3E', '4F2A'])
    expect(markup).toContain(spelled('91C7'))
    expect(spelled('91C7')).toBe('9 1 C 7')
    expect(markup).toContain(joining.asked.next)
  })

  it('has a sentence for every answer, and one of its own for what is meant otherwise here', () => {
    for (const code of contract['vault.join'].errors) expect(joinAdvice({ code })).toMatch(/\.$/)
    // A code is not a sheet, and a file that fits no code need not be damaged.
    for (const code of ['wrong-code', 'vault-damaged'] as const) expect(joinAdvice({ code })).not.toBe(adviceFor({ code }))
    expect(joinAdvice({ code: 'invitation-expired' })).toMatch(/seven days.*another/)
  })
})
