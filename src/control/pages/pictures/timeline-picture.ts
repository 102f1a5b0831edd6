import { shown } from '../../../world/shown.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { html, type Html } from '../html.ts'
import { percent } from './percent.ts'
import { SEGMENTS, type Lane, type Segment, type SegmentKind } from './lanes.ts'

const [LANE, LABEL, BAR] = [46, 16, 20]
const BOTTOM = 24
/** More lanes than this are not drawn. */
const MOST_LANES = 12
/** More segments of a lane are not drawn. */
const MOST_SEGMENTS = 300

const TITLES: Readonly<Record<SegmentKind, string>> = {
  ivr: 'menu',
  waiting: 'waiting',
  offer: 'offered',
  connecting: 'being put through',
  talk: 'conversation',
  hold: 'on hold',
  'wrap-up': 'wrap-up',
  missed: 'offer missed'
}

/** A length of time for people. */
export function lengthOf (ms: number): string {
  const seconds = Math.round(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${(ms / 1000).toFixed(1)} s`
}

/** One interaction, a lane a person. Places along it are percentages, so that it fits every width. */
export function timelinePicture ({ start, centre: { calendar } }: Timeline, lanes: readonly Lane[]): Html {
  const drawn = lanes.slice(0, MOST_LANES)
  const end = Math.max(start + 1, ...drawn.flatMap(({ segments }) => segments.map(({ to }) => to)))
  const at = (instant: number) => percent(instant - start, end - start)
  const height = drawn.length * LANE
  const rect = ({ kind, from, to, open, what }: Segment, y: number) => html`
<rect class="fill-${kind}${open && ' open'}" x="${at(from)}" width="${percent(to - from, end - start)}" y="${y}" height="${BAR}"><title>${what}, ${lengthOf(to - from)}${open && ' so far'}</title></rect>`
  const ticks = [0, 1, 2, 3, 4].map(index => {
    const instant = start + (end - start) * index / 4
    return html`
<line class="grid" x1="${at(instant)}" x2="${at(instant)}" y1="0" y2="${height}"/>
<text class="scale tick-${index}${index % 2 === 1 && ' minor'}" x="${at(instant)}" y="${height + 16}">${calendar.timeOf(instant)}</text>`
  })
  return html`
<svg class="picture" role="img" aria-labelledby="timeline-title timeline-desc" width="100%" height="${height + BOTTOM}">
<title id="timeline-title">The interaction as it went, one lane for each person</title>
<desc id="timeline-desc">${drawn.map(({ name, segments }) =>
  `${name}: ${segments.slice(0, 20).map(({ kind, from, to }) => `${TITLES[kind]} ${lengthOf(to - from)}`).join(', ')}`).join('; ')}</desc>
${ticks}
${drawn.map(({ name, segments }, index) => html`
<text class="lane" x="0" y="${index * LANE + LABEL - 3}">${shown(name)}</text>
${segments.slice(0, MOST_SEGMENTS).map(segment => rect(segment, index * LANE + LABEL))}`)}
</svg>`
}

/** What the colours are that occur. */
export const timelineLegend = (lanes: readonly Lane[]): Html => {
  const kinds = new Set(lanes.flatMap(({ segments }) => segments.map(({ kind }) => kind)))
  return html`
<ul class="legend">${SEGMENTS.filter(kind => kinds.has(kind)).map(kind =>
  html`<li><span class="swatch fill-${kind}"></span>${TITLES[kind]}</li>`)}</ul>
${lanes.length > MOST_LANES && html`<p class="muted">${lanes.length - MOST_LANES} more people are not drawn.</p>`}`
}

/** The same in words, in the order of time. */
export function timelineTable ({ centre: { calendar } }: Timeline, lanes: readonly Lane[]): Html {
  const rows = lanes.flatMap(({ name, segments }) => segments.map(segment => ({ name, ...segment })))
    .sort((a, b) => a.from - b.from)
  return html`
<details><summary>The same in words</summary>
<table class="stacked"><thead><tr><th scope="col">From</th><th scope="col">For</th><th scope="col">Who</th><th scope="col">What</th></tr></thead>
<tbody>${rows.slice(0, MOST_SEGMENTS).map(({ name, from, to, open, what }) => html`
<tr><td data-of="From">${calendar.timeOf(from)}</td><td data-of="For">${lengthOf(to - from)}${open && ' so far'}</td>
<td data-of="Who">${shown(name)}</td><td data-of="What">${shown(what, 120)}</td></tr>`)}</tbody></table></details>`
}
