import { useCallback, useEffect, useState } from 'react'

/** How many whole seconds are left until `end`, both in milliseconds of one clock; never below 0. */
export const secondsLeft = (end: number, now: number): number => Math.max(0, Math.ceil((end - now) / 1000))

/** A pause before the next try, counted down by a clock that only goes forward. */
export const usePause = () => {
  const [end, setEnd] = useState<number | null>(null)
  const [left, setLeft] = useState(0)
  const pause = useCallback((seconds: number) => {
    const until = performance.now() + seconds * 1000
    setEnd(until)
    setLeft(secondsLeft(until, performance.now()))
  }, [])
  useEffect(() => {
    if (end === null) return
    const timer = setInterval(() => {
      const now = secondsLeft(end, performance.now())
      setLeft(now)
      if (now === 0) setEnd(null)
    }, 200)
    return () => { clearInterval(timer) }
  }, [end])
  return { left, pause }
}
