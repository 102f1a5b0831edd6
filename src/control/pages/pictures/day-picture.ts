import { shown } from '../../../world/shown.ts'
import { html, type Html } from '../html.ts'
import { percent } from './percent.ts'
import { STATES, STATE_MEANING, STATE_TITLES } from './state.ts'
import { QUARTER, type Quarter, type Today } from './today.ts'

const HEIGHT = 200
/** Above the bars, and below them for the hours. */
const [TOP, BOTTOM] = [14, 24]
const HOUR = 3_600_000
/** Between the hours that are written below. */
const LABELS = 4

/** A round, even number that is not below. */
function ceilingOf (most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)))
  return [2, 4, 6, 8, 10, 20].map(factor => factor * power).find(round => round >= most) ?? most
}

/** A day by quarter hours, as bars. Places along it are percentages, so that it fits every width. */
export function dayPicture (today: Today): Html {
  const { centre: { calendar, tenant }, from, until, quarters, total, now } = today
  const ceiling = Math.max(4, ceilingOf(Math.max(...quarters.map(({ total }) => total))))
  const heightOf = (count: number) => (HEIGHT - TOP) * count / ceiling
  const time = (instant: number) => calendar.timeOf(instant).slice(0, 5)
  const at = (instant: number) => percent(instant - from, until - from)

  function bar ({ from: start, counts, total }: Quarter): Html {
    const states = STATES.filter(state => counts[state] > 0)
    let y = HEIGHT // from the bottom to the top
    const pieces = states.map(state => {
      const height = heightOf(counts[state])
      y -= height
      return html`<rect class="fill-${state}" x="${at(start)}" width="${percent(QUARTER * 0.82, until - from)}" y="${y.toFixed(2)}" height="${height.toFixed(2)}"/>`
    })
    const parts = states.map(state => `${counts[state]} ${STATE_TITLES[state]}`)
    return html`<g><title>${time(start)} to ${time(start + QUARTER)}: ${total} (${parts.join(', ')})</title>${pieces}</g>`
  }

  const lines = [ceiling / 2, ceiling].map(count => {
    const y = (HEIGHT - heightOf(count)).toFixed(2)
    return html`<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/><text class="scale" x="0" y="${Number(y) - 3}">${count}</text>`
  })
  const hours = Array.from({ length: Math.floor((until - from) / (LABELS * HOUR)) }, (_, index) => {
    const instant = from + index * LABELS * HOUR
    return html`<text class="scale${index % 2 === 1 && ' minor'}" x="${at(instant)}" y="${HEIGHT + 17}">${time(instant)}</text>`
  })
  const isToday = now >= from && now < until
  return html`
<svg class="picture" role="img" aria-labelledby="day-svg-title day-svg-desc" width="100%" height="${HEIGHT + BOTTOM}">
<title id="day-svg-title">Interactions of ${shown(tenant.name)} by quarter hour, ${calendar.dateOf(today.day)}</title>
<desc id="day-svg-desc">${total} have begun: ${summary(today)}.</desc>
${lines}
${quarters.filter(({ total }) => total > 0).map(bar)}
<line class="axis" x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}"/>
${hours}
${isToday && html`<line class="now-line" x1="${at(now)}" x2="${at(now)}" y1="0" y2="${HEIGHT}"/>`}
</svg>`
}

const summary = ({ totals }: Today) => STATES.map(state => `${totals[state]} ${STATE_TITLES[state]}`).join(', ')

/** What the colours are, how many there are of each, and what is counted. */
export const dayLegend = ({ totals, total, told }: Today): Html => html`
<ul class="legend">${STATES.map(state =>
  html`<li><span class="swatch fill-${state}"></span>${STATE_TITLES[state]} <b>${totals[state]}</b></li>`)}</ul>
<p class="muted">Each interaction stands in the quarter hour in which it began, as what it is now, and is counted once: ${total} in
all. ${told.map(({ platform, count }) => `${platform.title} tells ${count}`).join(', ')}.</p>
<details><summary>What the words mean</summary><p class="muted">${STATE_MEANING}</p></details>`
