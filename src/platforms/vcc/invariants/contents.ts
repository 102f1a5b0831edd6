import { viewAt } from '../../../world/view.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { equal, holds, within, type Check, type Invariant, type CheckSink, type Scene } from '../../invariants.ts'
import { contentsOf, type Content } from '../content/contents.ts'
import { recordedCallOf } from '../content/recorded-call.ts'
import type { ContentRepository } from '../content/repository.ts'
import { ANY_CONTENT } from '../content/search.ts'
import type { CategorizationResult, SentimentSummary, Transcript } from '../content/schemas.ts'
import type { Channel, Interaction } from '../interactions/schemas.ts'
import { agentsOf, endOf, evidence, externalOf, find, isOver } from './subject.ts'

const RECORDING: Invariant = {
  name: 'a recording is as long as the call was recorded', evidence: evidence.CONSISTENCY
}
const PRESENT: Invariant = { name: 'content is there once it has been made', evidence: evidence.PRESENT }
const WORDS: Invariant = { name: 'words lie within the channels of who says them', evidence: evidence.CONSISTENCY }
const ANALYSES: Invariant = {
  name: 'categories and sentiment are those of the words', evidence: evidence.CONSISTENCY
}
const LISTED: Invariant = {
  name: 'the interactions with content are those that were recorded', evidence: evidence.CONSISTENCY
}

export const contentInvariants = [RECORDING, PRESENT, WORDS, ANALYSES, LISTED]

/** Of a WAV file with 8000 bytes a second. */
const HEADER_LENGTH = 44
const BYTES_A_MS = 8

/** What recordings and what is made of them have in common with the documents of their calls. */
export function createContentChecks (contents: ContentRepository, { branch, centre, now }: Scene, note: CheckSink) {
  const view = viewAt(branch, now)
  let recorded = 0
  let ofDay = new Map<string, Interaction>()

  return {
    add (interaction: Interaction, simulated: boolean) {
      const recording = recordingOf(interaction)
      if (recording === undefined || !isOver(recording)) return
      recorded++
      if (simulated) ofDay.set(interaction.guid, interaction)
    },

    endDay (timelines: readonly Timeline[]) {
      for (const timeline of timelines) {
        const call = recordedCallOf(timeline)
        if (call === undefined || call.to > now) continue
        const interaction = ofDay.get(call.guid)
        note(PRESENT, call.guid, [holds(interaction !== undefined, 'an interaction that was recorded', call.guid)])
        if (interaction !== undefined) check(interaction, contentsOf(call, now))
        ofDay.delete(call.guid)
      }
      for (const guid of ofDay.keys()) note(PRESENT, guid, [holds(false, 'a recording', guid)])
      ofDay = new Map()
    },

    end () {
      const found = contents.page(view, { window: { from: -Infinity, until: Infinity }, filter: ANY_CONTENT }, 0, 0)
      note(LISTED, null, [equal(found.total, recorded)])
    }
  }

  function check (interaction: Interaction, found: readonly Content[]) {
    const { guid, categorizedAt } = interaction
    const [file, transcript, categories, sentiment] = found
    note(PRESENT, guid, [equal(found.length, categorizedAt === null ? 1 : 4)])
    const duration = recordingOf(interaction)?.duration ?? NaN
    note(RECORDING, guid, [equal(file?.length, HEADER_LENGTH + duration * BYTES_A_MS)])
    if (transcript === undefined || categories === undefined || sentiment === undefined) return
    const words = read<Transcript>(transcript)
    note(WORDS, guid, wordChecks(interaction, words))
    note(ANALYSES, guid, analysisChecks(words, read(categories), read(sentiment), duration))
  }
}

const recordingOf = (interaction: Interaction) => {
  const external = externalOf(interaction)
  return external && find(external, 'CallRecording')
}

const read = <Document>({ bytes, length }: Content) =>
  JSON.parse(Buffer.from(bytes(0, length)).toString()) as Document // our own text

function wordChecks (interaction: Interaction, { phrases }: Transcript): Check[] {
  const from = recordingOf(interaction)?.offset ?? NaN
  const customer = externalOf(interaction)
  return phrases.flatMap(({ speaker, agentId, start, end }, index) => {
    const heard = (channel: Channel) => {
      const connected = find(channel, 'Connected')
      return connected !== undefined && from + start >= connected.offset && from + end <= endOf(connected)
    }
    const channels = agentsOf(interaction).filter(({ party }) => party.id === agentId)
    return [
      holds(speaker === 'customer' ? customer !== undefined && heard(customer) : channels.some(heard),
        'within a channel', `${speaker} ${from + start} to ${from + end}`),
      within(start, phrases[index - 1]?.end ?? 0, end)
    ]
  })
}

function analysisChecks (
  { phrases }: Transcript, { categories, callTimeBreakDown: spoken }: CategorizationResult,
  sentiment: SentimentSummary, duration: number
): Check[] {
  const found = categories.flatMap(({ categories }) => categories)
  const matches = found.reduce((sum, { matches }) => sum + Number(matches), 0)
  const scores = sentiment.distributionOverTime.map(({ score }) => score)
  const secondsOf = (who: string) => Math.round(
    phrases.filter(({ speaker }) => speaker === who).reduce((sum, { start, end }) => sum + end - start, 0) / 1000)
  return [
    equal(matches, phrases.length),
    equal(spoken.agent, secondsOf('agent')),
    equal(spoken.customer, secondsOf('customer')),
    within(spoken.agent + spoken.customer + spoken.silence + spoken.crossTalk - duration / 1000, -1, 1),
    equal(Object.values(sentiment.categories).reduce((sum, share) => sum + share, 0), 100),
    within(sentiment.overallSentiment, Math.min(0, ...scores), Math.max(0, ...scores))
  ]
}
