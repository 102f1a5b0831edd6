import { viewAt } from '../../../world/view.ts'
import type { Timeline } from '../../../world/timeline.ts'
import { keptFrom } from '../../../world/written.ts'
import { equal, holds, within, type Check, type Invariant, type CheckSink, type Scene } from '../../invariants.ts'
import type { Content } from '../content/contents.ts'
import { DATA_COLLECTOR } from '../content/ivr-recording.ts'
import { availableFrom, contentsOf, ownerOf, type ContentOwner } from '../content/owner.ts'
import type { ContentRepository } from '../content/repository.ts'
import { ANY_CONTENT } from '../content/search.ts'
import type { CategorizationResult, ChatTranscript, SentimentSummary, Transcript } from '../content/schemas.ts'
import type { Channel, Interaction } from '../interactions/schemas.ts'
import { agentsOf, endOf, evidence, externalOf, find, isOver, ofCustomer, propertiesOf } from './subject.ts'

const RECORDING: Invariant = {
  name: 'a recording is as long as the call was recorded', evidence: evidence.CONSISTENCY
}
const PRESENT: Invariant = { name: 'content is there once it has been made', evidence: evidence.PRESENT }
const WORDS: Invariant = { name: 'words lie within the channels of who says them', evidence: evidence.CONSISTENCY }
const ANALYSES: Invariant = {
  name: 'categories and sentiment are those of the words', evidence: evidence.CONSISTENCY
}
const COLLECTED: Invariant = {
  name: 'what the IVR records is as long as the caller was at its applet', evidence: evidence.CONSISTENCY
}
const SCREENS: Invariant = {
  name: 'screens are recorded while agents are connected', evidence: evidence.CONSISTENCY
}
const CHATS: Invariant = {
  name: 'the messages of a chat lie within it, in their order', evidence: evidence.CONSISTENCY
}
const ATTACHED: Invariant = {
  name: 'what is attached belongs to an e-mail that is over', evidence: evidence.CONSISTENCY
}
const LISTED: Invariant = {
  name: 'the interactions with content are those of which something was kept', evidence: evidence.CONSISTENCY
}

export const contentInvariants = [RECORDING, PRESENT, WORDS, ANALYSES, COLLECTED, SCREENS, CHATS, ATTACHED, LISTED]

/** Of a WAV file with 8000 bytes a second. */
const HEADER_LENGTH = 44
const BYTES_A_MS = 8

const soundOf = (duration: number) => HEADER_LENGTH + duration * BYTES_A_MS

/** What recordings and what is made of them have in common with the documents of their interactions. */
export function createContentChecks (contents: ContentRepository, scene: Scene, note: CheckSink) {
  const { branch, now, written } = scene
  const view = viewAt(branch, now, written)
  const isKept = (guid: string) => keptFrom(written.deleted, guid) <= now
  let kept = 0
  let recorded = new Set<string>()
  let ofDay = new Map<string, Interaction>()

  return {
    add (interaction: Interaction, simulated: boolean) {
      const recording = recordingOf(interaction)
      const isRecorded = recording !== undefined && isOver(recording)
      if (isRecorded && isKept(interaction.guid)) kept++
      if (!simulated) return
      ofDay.set(interaction.guid, interaction)
      if (isRecorded) recorded.add(interaction.guid)
    },

    endDay (timelines: readonly Timeline[]) {
      for (const timeline of timelines) {
        const owner = ownerOf(timeline)
        if (owner === undefined || availableFrom(owner) > now) continue
        const found = contentsOf(owner, now)
        const has = (type: string) => found.some(content => content.type === type)
        const interaction = ofDay.get(owner.guid)
        if (!has('callRecording') && isKept(owner.guid)) kept++
        note(PRESENT, owner.guid, [equal(has('callRecording'), recorded.delete(owner.guid))])
        if (has('callRecording') && interaction !== undefined) checkCall(interaction, found)
        checkOthers(timeline, owner, interaction, found)
      }
      for (const guid of recorded) note(PRESENT, guid, [holds(false, 'a recording', guid)])
      recorded = new Set()
      ofDay = new Map()
    },

    end () {
      const found = contents.page(view, { window: { from: -Infinity, until: Infinity }, filter: ANY_CONTENT }, 0, 0)
      note(LISTED, null, [equal(found.total, kept)])
    }
  }

  function checkCall (interaction: Interaction, found: readonly Content[]) {
    const { guid, categorizedAt } = interaction
    const [file, transcript, categories, sentiment] = found
    const analyses = found.filter(({ type }) => ANALYSED.has(type)).length
    note(PRESENT, guid, [equal(analyses, categorizedAt === null ? 0 : ANALYSED.size)])
    const duration = recordingOf(interaction)?.duration ?? NaN
    note(RECORDING, guid, [equal(file?.length, soundOf(duration))])
    if (analyses === 0 || transcript === undefined || categories === undefined || sentiment === undefined) return
    const words = read<Transcript>(transcript)
    note(WORDS, guid, wordChecks(interaction, words))
    note(ANALYSES, guid, analysisChecks(words, read(categories), read(sentiment), duration))
  }

  function checkOthers (
    timeline: Timeline, owner: ContentOwner, interaction: Interaction | undefined, found: readonly Content[]
  ) {
    const { guid } = owner
    const ofType = (type: string) => found.filter(content => content.type === type)
    for (const transcript of ofType('chatTranscript')) note(CHATS, guid, chatChecks(timeline, owner, read(transcript)))
    const attached = ofType('attachment')
    if (attached.length > 0) {
      note(ATTACHED, guid, [equal(interaction?.medium, 'Email'), equal(interaction?.status === 'Ongoing', false)])
    }
    const lengths = ofType('ivrAudioRecording').map(({ length }) => length)
    const screens = ofType('screenRecording').map(videoTimeOf)
    if (screens.length > 0 && interaction !== undefined) {
      note(SCREENS, guid, [equal(String(screens), String(connectedTimes(interaction)))])
    }
    const expected = interaction === undefined ? [] : timesAt(interaction, DATA_COLLECTOR).map(soundOf)
    if (lengths.length + expected.length > 0) note(COLLECTED, guid, [equal(String(lengths), String(expected))])
  }
}

const connectedTimes = (interaction: Interaction): number[] =>
  agentsOf(interaction).flatMap(agent => find(agent, 'Connected')?.duration ?? [])

/** The element of a WebM file that says how long it is: an id of two bytes, a length of four, and a double. */
const DURATION = Buffer.from([0x44, 0x89, 0x10, 0x00, 0x00, 0x08])

function videoTimeOf ({ bytes, length }: Content): number {
  const file = Buffer.from(bytes(0, length))
  const at = file.indexOf(DURATION)
  return at < 0 ? NaN : file.readDoubleBE(at + DURATION.length)
}

const ANALYSED = new Set(['transcript', 'categorizationResult', 'sentimentSummary'])

/** How long the caller was at each applet of a kind: until the next one, or until they hung up. */
function timesAt (interaction: Interaction, kind: string): number[] {
  const applets = ofCustomer(interaction, 'Applet')
  const customer = externalOf(interaction)
  const end = customer === undefined ? NaN : endOf(customer)
  return applets.flatMap((applet, index) => {
    const time = Math.min(applets[index + 1]?.offset ?? end, end) - applet.offset
    return propertiesOf(applet)['appletType'] === kind && time > 0 ? [time] : []
  })
}

function chatChecks (timeline: Timeline, { handlingAgents }: ContentOwner, { messages }: ChatTranscript): Check[] {
  const { start, customerLeftAt = NaN } = timeline
  return [
    holds(messages.length > 1, 'several messages', messages.length),
    ...messages.flatMap(({ speaker, agentId, sentAt }, index) => [
      within(Date.parse(sentAt), Date.parse(messages[index - 1]?.sentAt ?? new Date(start).toISOString()),
        customerLeftAt),
      equal(speaker === 'agent', agentId !== null),
      holds(agentId === null || handlingAgents.includes(agentId), 'an agent of the chat', agentId)
    ])
  ]
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
