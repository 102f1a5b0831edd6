import t from 'tap'
import type { Interaction } from '../../../../src/platforms/cxengage/interactions/schemas.ts'
import { DOCUMENTED, LIVE, basic, build, sharedDefault } from '../../../support/build.ts'
import { smallScenario } from '../../../support/small-scenario.ts'

/** All keys that each kind of object is known to have, in the order of the platform's maps. */
const AGENT =
  'platformAgentId agentWorkAccepted agentName agentWorkOfferTime agentWrapUpTime sessionId interactionSegmentId agentId interactionAgentId endTimestamp agentWorkRejected agentHandleTime agentFocusTime startTimestamp tenantAgentId agentConversationTime agentReadTime queueId agentTalkTime agentWorkAcceptedTime'
const QUEUE =
  'queueEntryLength interactionSegmentId agentId queueAbandonTime platformQueueId queueAbandoned endTimestamp slaAbandoned queueExitType queueEntryType interactionQueueId queueType startTimestamp queueName queueTime slaTime queueId timeToAnswer'
const SEGMENT =
  'segmentConsultTime segmentNumber segmentCancelled interactionSegmentId agentId interactionAgentId transfer segmentStartType addParticipantTime addParticipant segmentToAgentId endTimestamp segmentEndType transferTime segmentExtensionValue segmentCancelTime segmentExtensionType addParticipantHandedOff startTimestamp segmentTime segmentThirdParty'
const INTERACTION =
  'tenantId customerAbandonTime monitors interactionAttributes flagTimestamp ivrAbandoned thirdPartyTime updated hooks campaignId flagged customerHoldTime endTimestamp flowId customerTransfers leadId customerConversationTime customerTalkTime interactionTime segments customerHoldTimes interactionId contactPoint customerResponseTimes customer customerSatisfactionScore customerHolds details customerHoldAbandoned messagingTranscript notes startTimestamp ivrAbandonTime flagType ivrTime audioRecording dispositionName dispositionId artifactsSummary agents flowName queues direction contactId customerTalkTimes channelType'.split(
    ' '
  )
const NEWER = ['interactionAttributes', 'flagTimestamp', 'flagType',
  'updated', 'customerHoldTimes', 'customerTalkTimes', 'artifactsSummary']

const BUSY = {
  behaviour: { monitored: 0.5, flagged: 0.2, hold: 0.6, transfer: 0.3 },
  volume: { perDay: 200 },
  history: { days: 1 }
}
const ms = (seconds: number | null | undefined) => Math.round((seconds ?? 0) * 1000)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

t.test('the fields of an interaction', async t => {
  const { app } = await build(t, { scenario: `${t.testdir({ 's.json': JSON.stringify(smallScenario(BUSY)) })}/s.json` })
  const list = async (query: string): Promise<Interaction[]> => (await app.inject({
    url: `/v1/tenants/${LIVE}/interactions?limit=1000&${query}`,
    headers: basic('admin')
  })).json().results
  const rows = await list('')
  const over =
    rows.filter(({ updated, endTimestamp }) => updated != null && endTimestamp != null && updated > endTimestamp)

  t.test('are all there with the null switch, nested ones too, in the platform\'s order', async t => {
    for (const row of await list('includenulls=true')) {
      const expected = INTERACTION.filter(key => key !== 'details' && (!NEWER.includes(key) || key in row))
      t.strictSame(Object.keys(row), expected)
      for (const segment of row.segments) t.equal(Object.keys(segment).join(' '), SEGMENT)
      for (const agent of row.agents ?? []) {
        t.equal(Object.keys(agent).filter(key => key !== 'agentWorkCancelTime').join(' '), AGENT)
      }
      for (const queue of row.queues ?? []) t.equal(Object.keys(queue).join(' '), QUEUE)
    }
  })

  t.test('of times on hold and of conversations add up to their sums', async t => {
    t.ok(over.length > 100)
    for (const {
      customerHoldTimes = [], customerHolds, customerHoldTime,
      customerTalkTimes = [], customerTalkTime, channelType, agents = []
    } of over) {
      t.equal(customerHoldTimes.length, customerHolds)
      t.equal(sum(customerHoldTimes.map(({ customerHoldTime }) => ms(customerHoldTime))), ms(customerHoldTime))
      t.equal(sum(customerTalkTimes.map((talk) => ms(talk.customerTalkTime))),
        channelType === 'voice' ? ms(customerTalkTime) : 0)
      if (channelType === 'voice') {
        t.strictSame(customerTalkTimes.map(talk => talk.customerTalkTime),
          agents.filter(({ agentTalkTime }) => agentTalkTime != null).map(({ agentTalkTime }) => agentTalkTime))
      }
    }
    t.ok(over.some(({ customerHolds }) => customerHolds > 1))
  })

  t.test('tell who was listened to, within his conversation', async t => {
    const monitored = over.filter(({ monitors = [] }) => monitors.length > 0)
    t.ok(monitored.length > 20)
    for (const { monitors = [], customerTalkTimes = [], agents = [], channelType } of monitored) {
      t.equal(channelType, 'voice')
      for (const { agentId, startTimestamp, endTimestamp, monitorTime } of monitors) {
        t.ok(customerTalkTimes.some(talk =>
          startTimestamp >= talk.startTimestamp && (endTimestamp ?? '') <= (talk.endTimestamp ?? '')))
        t.ok(agents.some(agent => agent.agentId === agentId && agent.agentConversationTime != null))
        t.equal(Date.parse(endTimestamp ?? '') - Date.parse(startTimestamp), ms(monitorTime))
      }
    }
    const { app } = await sharedDefault()
    const pages =
      await Promise.all([0, 1, 2].map(async page => (await app.inject({
        url: `/v1/tenants/${LIVE}/interactions?limit=1000&page=${page}`,
        headers: basic('admin')
      })).json().results as Interaction[]))
    const few = pages.flat().filter(({ monitors }) => monitors !== undefined)
    t.ok(few.length > 0 && few.length < 60, 'which is rare unless the scenario says otherwise')
  })

  t.test('that go with a flag come with it, after the end', async t => {
    const flagged = rows.filter(row => row.flagged === true)
    t.ok(flagged.length > 10)
    for (const { flagged, flagType, flagTimestamp, updated, startTimestamp } of rows) {
      t.strictSame([flagType, flagTimestamp === undefined],
        flagged === true ? ['incomplete', false] : [undefined, true])
      if (flagTimestamp != null) t.ok(flagTimestamp > startTimestamp && flagTimestamp <= (updated ?? ''))
    }
  })

  t.test('name what was kept', async t => {
    for (const { artifactsSummary, audioRecording, messagingTranscript, channelType } of rows) {
      if (channelType === 'email') t.match(artifactsSummary, /^ {2}email [12]$/)
      else {
        t.equal(artifactsSummary, audioRecording != null
          ? '  audio-recording 1'
          : messagingTranscript != null
            ? '  messaging-transcript 1'
            : undefined)
      }
    }
  })
})

t.test('interactions of 2017 have none of the newer fields', async t => {
  const { app } = await build(t, { scenario: 'documented' })
  const { results } = (await app.inject({
    url: `/v1/tenants/${DOCUMENTED}/interactions?limit=1000&end=2018-01-01&includenulls=true`,
    headers: basic('admin')
  })).json() as { results: Interaction[] }
  t.ok(results.length > 100)
  for (const row of results) t.strictSame(NEWER.filter(key => key in row && key !== 'interactionAttributes'), [])
})
