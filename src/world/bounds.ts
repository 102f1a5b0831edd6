import { LONGEST_CASE_TALK, LONGEST_CASE_WRAP_UP } from './cases/case.ts'
import { CUTOFF_AFTER_DAY } from './simulation/closing.ts'
import { LONGEST_WRAP_UP } from './simulation/conversation.ts'
import { DIAL, RING } from './simulation/join.ts'
import { CORRECTED_AFTER, LATE, SCORED_AFTER } from './simulation/record.ts'
import { LONGEST_TALK } from './simulation/talk.ts'
import { MEASURED } from './timings.ts'

/** How far what begins on a business day can reach beyond it, in ms. What looks for it need not look further. */

const LONGEST_RINGING = Math.max(DIAL[1], ...Object.values(RING).map(([, longest]) => longest))

/** Nobody is served after the cutoff; who is served last may have the longest conversation and wrap-up. */
const LONGEST_SERVICE = MEASURED.foundToRinging[1] + LONGEST_RINGING + MEASURED.acceptedToTalk[1] +
  Math.max(LONGEST_TALK, LONGEST_CASE_TALK * 1000) + Math.max(LONGEST_WRAP_UP, LONGEST_CASE_WRAP_UP * 1000)

/** How long after its business day an interaction can go on: then everybody is released, and it is closed. */
export const LONGEST_AFTER_DAY = CUTOFF_AFTER_DAY + LONGEST_SERVICE + MEASURED.leftToClosed[1]

/** How long after that its record can be processed. */
export const LONGEST_UNTIL_PROCESSED = LATE[1]

/** How long after the processing something about it can change. */
export const LONGEST_UNTIL_FINAL = Math.max(CORRECTED_AFTER[1], SCORED_AFTER[1])
