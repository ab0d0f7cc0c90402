import { useEffect, useState } from 'react'

const UNNOTICED_MS = 150

/** Nothing at first, for most rooms are there at once; then one quiet sentence. */
export const Loading = ({ words }: { readonly words: string }) => {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => { setSlow(true) }, UNNOTICED_MS)
    return () => { clearTimeout(timer) }
  }, [])
  return <main className="room">{isSlow && <p className="hint" role="status">{words}</p>}</main>
}
