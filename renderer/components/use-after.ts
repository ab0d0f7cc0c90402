import { useEffect, useState } from 'react'

/** True once something has been going on for so many milliseconds: what is over at once is not worth a word. */
export const useAfter = (ms: number, isGoing: boolean): boolean => {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isGoing) return
    const timer = setTimeout(() => { setLong(true) }, ms)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [ms, isGoing])
  return isGoing && isLong
}
