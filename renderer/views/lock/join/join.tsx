import { useState } from 'react'
import { Ask } from './ask.tsx'
import { Asked } from './asked.tsx'

/** V7a: asks to join with the code of an invitation. Nothing opens before the coach has confirmed it. */
export const Join = ({ onLeave }: { readonly onLeave: () => void }) => {
  const [fingerprint, setFingerprint] = useState<string | null>(null)
  return fingerprint === null
    ? <Ask onAsked={setFingerprint} onLeave={onLeave} />
    : <Asked fingerprint={fingerprint} onLeave={onLeave} />
}
