import t from 'tap'
import { createCalendar } from '../../src/world/calendar.ts'

const HOUR = 3_600_000

t.test('a business day', async t => {
  const london = createCalendar('Europe/London', 4)
  const day = (text: string) => Math.floor(Date.parse(text) / 86_400_000)

  t.test('starts at four in the morning, local time', async t => {
    t.equal(new Date(london.startOf(day('2026-07-01'))).toISOString(), '2026-07-01T03:00:00.000Z')
    t.equal(london.dayOf(Date.parse('2026-07-01T02:59:59.999Z')), day('2026-06-30'))
    t.equal(london.dayOf(Date.parse('2026-07-01T03:00:00.000Z')), day('2026-07-01'))
  })

  t.test('has 23 hours in spring and 25 in autumn', async t => {
    const hours = (date: string) => (london.startOf(day(date) + 1) - london.startOf(day(date))) / HOUR
    t.strictSame(['2026-03-28', '2026-10-24', '2026-03-30'].map(hours), [23, 25, 24])
  })

  t.test('knows its weekday and date', async t => {
    t.equal(london.weekdayOf(day('2026-03-01')), 0)
    t.equal(london.dateOf(day('2026-03-01')), '2026-03-01')
  })
})
