import { useCallback, useState } from 'react'
import type { ClientRow, ClientView, Contact, ItemRow } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useRole } from '../../app/role.ts'
import { useUndo } from '../../app/undo.ts'
import { isLate } from '../../components/item-look.ts'
import { useWriting } from '../../components/use-writing.ts'
import { adviceFor } from '../../strings/advice.ts'
import { another, type Begun } from '../calendar/begun.ts'

type Stepped = Pick<ClientRow, 'id' | 'step'>

export interface Steps {
  /** Does the step that is proposed for somebody, or goes to where it is done. */
  readonly take: (client: Stepped) => Promise<void>
  /** A booking that has begun, to be drawn; null while none has. */
  readonly booking: Booking | null
  readonly endBooking: () => void
}

export interface Booking extends Begun {
  readonly today: string
  readonly zone: string
}

/** The steps the roster proposes. Nothing is sent, booked or marked before the coach has said so (law 7). */
export const useStep = (): Steps => {
  const { go } = useNavigation()
  const { write } = useWriting()
  const { say } = useUndo()
  const isCoach = useRole() === 'coach'
  const [booking, setBooking] = useState<Booking | null>(null)

  const book = useCallback(async (clientId: string) => {
    const answer = await call('client.sessions', { clientId })
    if (!answer.ok) { say(adviceFor(answer.error)); return }
    const { today, zone } = answer.value
    setBooking({ ...another(answer.value), today, zone })
  }, [say])

  /** To her page, at the item it is about. */
  const toItem = useCallback(async (clientId: string, pick: (view: ClientView) => ItemRow | undefined) => {
    const answer = await call('client', { clientId })
    if (!answer.ok) { say(adviceFor(answer.error)); return }
    const item = pick(answer.value)
    go({ room: 'client', clientId, ...item ? { itemId: item.id } : {} })
  }, [go, say])

  const writeTo = useCallback(async (clientId: string) => {
    const answer = await call('client', { clientId })
    if (!answer.ok) { say(adviceFor(answer.error)); return }
    const reached = reachedBy(answer.value.contact)
    // Without an address, her page is where one is written down.
    if (!isCoach || !reached) { go({ room: 'client', clientId }); return }
    const written = await call('host.writeTo', { ...reached, subject: '', text: '' })
    if (!written.ok) say(adviceFor(written.error))
  }, [go, say, isCoach])

  const take = useCallback(async ({ id, step }: Stepped) => {
    switch (step) {
      case 'offer-times':
      case 'book': return book(id)
      case 'smaller-step':
      case 'review-items': return toItem(id, firstLate)
      case 'other-way': return toItem(id, firstStuck)
      case 'agree-action': await write(id); return
      case 'write-to': return writeTo(id)
      case null: go({ room: 'client', clientId: id })
    }
  }, [book, toItem, write, writeTo, go])

  return { take, booking, endBooking: useCallback(() => { setBooking(null) }, []) }
}

const reachedBy = ({ email, phone }: Contact): { readonly channel: 'email' | 'sms', readonly address: string } | null => {
  if (email !== '') return { channel: 'email', address: email }
  return phone === '' ? null : { channel: 'sms', address: phone }
}

const firstStuck = ({ open }: Pick<ClientView, 'open'>): ItemRow | undefined => open.find(({ status }) => status === 'stuck')

/** What is open comes by due day. Her own things come before those the coach has promised. */
const firstLate = ({ open, today }: Pick<ClientView, 'open' | 'today'>): ItemRow | undefined => {
  const late = open.filter((item) => isLate(item, today))
  return late.find(({ owner }) => owner === 'client') ?? late[0]
}
