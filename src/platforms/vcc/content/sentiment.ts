import type { Utterance } from '../../../world/conversation/speech.ts'
import type { RecordedCall } from './recorded-call.ts'
import type { SentimentSummary } from './schemas.ts'

type Category = keyof SentimentSummary['categories']

/** Up to which score a category reaches; the last one has the rest. */
const LIMITS: [Category, number][] =
  [['veryNegative', -0.6], ['negative', -0.2], ['neutral', 0.2], ['positive', 0.6], ['veryPositive', Infinity]]

/** Documented: sections of a tenth of the call each. */
const SECTIONS = 10

/** How the words of a recording feel. All are weighed by how long they take to say. */
export function presentSentiment ({ from, to }: RecordedCall, speech: readonly Utterance[]): SentimentSummary {
  const tenth = (to - from) / SECTIONS
  return {
    overallSentiment: averageOf(speech, from, to),
    categories: sharesOf(speech),
    distributionOverTime: Array.from({ length: SECTIONS }, (_, index) => ({
      score: averageOf(speech, from + index * tenth, from + (index + 1) * tenth),
      span: { start: index * 100 / SECTIONS, end: (index + 1) * 100 / SECTIONS }
    }))
  }
}

/** Of what is said in a span; 0 where nothing is. */
function averageOf (speech: readonly Utterance[], from: number, to: number): number {
  let [sum, time] = [0, 0]
  for (const utterance of speech) {
    const length = Math.min(utterance.to, to) - Math.max(utterance.from, from)
    if (length <= 0) continue
    sum += utterance.phrase.feeling * length
    time += length
  }
  return time === 0 ? 0 : Math.round(sum / time * 100) / 100 + 0
}

/** Whole percents of what is said, 100 together: what rounding loses goes to who lost most. Silence is neutral. */
function sharesOf (speech: readonly Utterance[]): SentimentSummary['categories'] {
  const timeOf = (place: number) => speech.reduce((sum, { phrase, from, to }) =>
    placeOf(phrase.feeling) === place ? sum + to - from : sum, 0)
  const times = LIMITS.map(([category], place) => ({ category, time: timeOf(place) }))
  const total = times.reduce((sum, { time }) => sum + time, 0)
  if (total === 0) return { veryNegative: 0, negative: 0, neutral: 100, positive: 0, veryPositive: 0 }
  const shares = times.map(({ category, time }, index) =>
    ({ category, index, share: Math.floor(time * 100 / total), lost: time * 100 % total }))
  const missing = 100 - shares.reduce((sum, { share }) => sum + share, 0)
  for (const share of shares.toSorted((a, b) => b.lost - a.lost || a.index - b.index).slice(0, missing)) share.share++
  return Object.fromEntries(shares.map(({ category, share }) =>
    [category, share])) as SentimentSummary['categories'] // all
}

const placeOf = (feeling: number): number => LIMITS.findIndex(([, limit]) => feeling <= limit)
