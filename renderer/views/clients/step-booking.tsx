import { BookingDialog } from '../calendar/booking-dialog.tsx'
import type { Steps } from './use-step.ts'

/** The form that books somebody, over the list that has proposed it: she is chosen in it already. */
export const StepBooking = ({ booking, endBooking }: Pick<Steps, 'booking' | 'endBooking'>) =>
  booking && <BookingDialog {...booking} onClose={endBooking} />
