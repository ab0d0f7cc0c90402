import { useEffect, useState } from 'react'
import { inStep, type InStep } from './in-step.ts'

/** For a record that several choices on the screen change, each in part. */
export const useInStep = <Value>(held: Value): InStep<Value>['send'] => {
  const [step] = useState(() => inStep(held))
  useEffect(() => { step.hold(held) }, [step, held])
  return step.send
}
