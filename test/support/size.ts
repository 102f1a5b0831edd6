/**
 * What is long by nature (random scenarios, kills, whole scenarios in many environments) does a share of its work in
 * `npm test`, and all of it in `npm run test:long`, which sets this variable.
 */
export const isLong = process.env['LONG_TESTS'] === '1'

/** How much of something there is: the share, or all. */
export const sized = <Size>(share: Size, all: Size): Size => isLong ? all : share

/** For tests that have no smaller share: they are left out of `npm test`. */
export const onlyLong = { skip: isLong ? false : 'only in npm run test:long' }

/** For tests that say nothing more in the long ones, and cover nothing that others do not. */
export const notLong = { skip: isLong ? 'done by npm test' : false }

/** More than CI has time for. */
export const isFull = process.env['FULL_TESTS'] === '1'

/** For tests that need so much. */
export const byHand = { skip: isFull ? false : 'only with FULL_TESTS=1' }
