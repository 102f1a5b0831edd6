import { shown } from '../../../world/shown.ts'
import { html, type Html } from '../html.ts'
import { section } from '../layout.ts'
import type { Choice } from '../pictures/choice.ts'
import { dayLegend, dayPicture } from '../pictures/day-picture.ts'

/** The first picture: a day of a tenant. */
export function daySection ({ today, previous, next }: Choice): Html {
  const { centre: { tenant, calendar }, day, now, from, until } = today
  const date = calendar.dateOf(day)
  const when = now >= from && now < until ? 'today' : date
  const link = (date: string | undefined, title: string) => date !== undefined &&
    html`<li><a href="?tenant=${tenant.id}&amp;day=${date}#today" aria-label="${title}: ${date}">${title}</a></li>`
  return section('today', `${shown(tenant.name, 60)}, ${when} by quarter hour`, html`
<figure>${dayPicture(today)}<figcaption>${dayLegend(today)}</figcaption></figure>`, html`
<ul class="links"><li class="muted">${date}, ${tenant.timezone}</li>
${link(previous, 'day before')}${link(next, 'day after')}</ul>`)
}
