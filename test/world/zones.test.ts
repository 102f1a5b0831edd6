import moment from 'moment-timezone'
import t from 'tap'
import { LATEST } from '../../src/world/instants.ts'
import { findZone } from '../../src/world/zones.ts'

const HOUR = 3_600_000
/** A year after the last one of a clock: no business day reaches further. */
const END = LATEST + 366 * 24 * HOUR

t.test('every zone is that of moment-timezone, whose data are packed in zones.json', async t => {
  const names = moment.tz.names()
  t.ok(names.length > 500)
  for (const name of names) {
    const theirs = moment.tz.zone(name)
    const ours = findZone(name)
    if (theirs === null || ours === undefined) {
      t.fail(name)
      continue
    }
    const ends = theirs.untils.flatMap(until => until ?? []).filter(until => until < END)
    const around = ends.flatMap(end => [end - 1, end, end + HOUR]).filter(instant => instant < END)
    const instants = [Date.UTC(1700, 0), ...around, LATEST]
    t.strictSame(ours.untils.filter(until => until < END), ends, `${name}: spans end alike`)
    t.strictSame(instants.map(instant => ours.offsetAt(instant)),
      instants.map(instant => 0 - theirs.utcOffset(instant) * 60_000), `${name}: clocks are alike`)
  }
})

t.test('a name is known in any letter case, and none that is no zone', async t => {
  t.equal(findZone('europe/LONDON')?.offsetAt(Date.UTC(2026, 6)), HOUR)
  t.equal(findZone('Etc/GMT-14')?.offsetAt(0), 14 * HOUR)
  for (const name of ['', 'Mars', 'Europe', '__proto__', 'constructor']) t.equal(findZone(name), undefined, name)
})
