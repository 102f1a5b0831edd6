import type { Random } from '../random.ts'
import type { WrapUpNote } from '../timeline.ts'

const NOTES: WrapUpNote[] = [
  { title: 'Order status', body: 'Asked when the order will arrive. Gave the tracking link.' },
  { title: 'Invoice', body: 'Invoice was sent to the old address; corrected and sent again.' },
  { title: 'Return', body: 'Wants to send an item back. Label is on its way.' },
  { title: 'Password', body: 'Could not sign in; reset was confirmed on the line.' },
  { title: 'Complaint', body: 'Unhappy about the waiting time. Apologised, voucher promised.' },
  { title: 'Appointment', body: 'Moved the engineer\'s visit to next week.' },
  { title: 'Product question', body: 'Compared two models; will decide and call again.' }
]

/** What an agent jots down after a conversation. */
export const drawNote = (random: Random): WrapUpNote => random.pick(NOTES)
