import { didYouMean } from './world/did-you-mean.ts'
import type { Address, RingbackOptions } from './ringback.ts'

/** Every option, so that a wrong name is told also where no compiler has looked. */
const OPTIONS = Object.keys({
  scenario: true,
  seed: true,
  days: true,
  perDay: true,
  clock: true,
  database: true,
  readOnly: true,
  strict: true,
  log: true,
  logger: true,
  platforms: true,
  admin: true,
  adminToken: true,
  allowHosts: true
} satisfies Record<keyof RingbackOptions, true>)

const ADDRESS = Object.keys({ host: true, port: true } satisfies Record<keyof Address, true>)

/** Throws TypeError for an option of createRingback that is none. */
export const checkOptions = (given: RingbackOptions) => check('createRingback', given, OPTIONS, 'start', ADDRESS)

/** Throws TypeError for an option of `start` that is none. */
export const checkAddress = (given: Address) => check('start', given, ADDRESS, 'createRingback', OPTIONS)

function check (who: string, given: object, known: readonly string[], other: string, itsOptions: readonly string[]) {
  const unknown = Object.keys(given).find(key => !known.includes(key))
  if (unknown === undefined) return
  const advice = itsOptions.includes(unknown) ? `${other} takes it` : didYouMean(unknown, known)
  throw new TypeError(`${who} knows no option ${JSON.stringify(unknown)}; ${advice}`)
}
