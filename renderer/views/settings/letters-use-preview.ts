import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { Letter } from '../../../shared/schemas/letters.ts'
import { call } from '../../api.ts'
import { adviceFor } from '../../strings/advice.ts'

/** How long after the last letter typed it is filled in, in milliseconds. */
const PAUSE = 120

export type Preview =
  | { readonly is: 'none' }
  | { readonly is: 'shown', readonly message: Output<'messages.preview'> }
  | { readonly is: 'failed', readonly advice: string }

/** The letter filled in for somebody made up, a moment after it was changed. Shows the last one until the next is there. */
export const usePreview = ({ kind, channel, subject, text }: Letter): Preview => {
  const [shown, setShown] = useState<Preview>({ is: 'none' })
  const isEmpty = text.trim() === ''
  useEffect(() => {
    if (isEmpty) return undefined
    let isGone = false
    const timer = setTimeout(() => {
      void call('messages.preview', { kind, channel, subject, text, clientId: null }).then((answer) => {
        if (isGone) return
        setShown(answer.ok ? { is: 'shown', message: answer.value } : { is: 'failed', advice: adviceFor(answer.error) })
      })
    }, PAUSE)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [kind, channel, subject, text, isEmpty])
  return isEmpty ? { is: 'none' } : shown
}
