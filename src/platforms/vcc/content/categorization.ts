import type { Utterance } from '../../../world/conversation/speech.ts'
import type { RecordedCall } from './recorded-call.ts'
import type { CategorizationResult } from './schemas.ts'
import { LANGUAGE } from './transcript.ts'

/** What the words of a recording are about, and who spoke for how long. */
export function presentCategorization (
  { guid, from, to }: RecordedCall, speech: readonly Utterance[]
): CategorizationResult {
  const [agent, customer] = [secondsOf(speech, 'agent'), secondsOf(speech, 'customer')]
  return {
    categories: categoriesOf(speech),
    guid,
    language: LANGUAGE,
    status: 'processed',
    confidence: 'High',
    // Nobody interrupts anybody.
    callTimeBreakDown: {
      agent, customer, silence: Math.max(0, Math.round((to - from) / 1000) - agent - customer), crossTalk: 0
    }
  }
}

/** Groups and names in the order in which they are first heard. */
function categoriesOf (speech: readonly Utterance[]): CategorizationResult['categories'] {
  const groups = new Map<string, Map<string, number>>()
  for (const { phrase: { topic: { group, name } } } of speech) {
    const names = groups.get(group) ?? new Map<string, number>()
    groups.set(group, names.set(name, (names.get(name) ?? 0) + 1))
  }
  return [...groups].map(([category, names]) => ({
    category,
    // QUIRK(vcc) [documented: Conversation Analyzer API, Get a single interaction]: numbers of matches are texts.
    // Test: "categories and sentiment are those of the words".
    categories: [...names].map(([name, matches]) => ({ name, matches: String(matches) }))
  }))
}

const secondsOf = (speech: readonly Utterance[], who: Utterance['by']): number =>
  Math.round(speech.filter(({ by }) => by === who).reduce((sum, { from, to }) => sum + to - from, 0) / 1000)
