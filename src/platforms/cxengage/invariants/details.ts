import { equal, type DocumentInvariant } from '../../invariants.ts'
import type { Details, DetailsAgent, Interaction, InteractionAgent } from '../interactions/schemas.ts'
import { agentsOf, at, evidence, hasEnd, isOf2022, ms, type Documents } from './subject.ts'

const details = (
  name: string, check: (details: Details, interaction: Interaction) => ReturnType<typeof equal>[]
): DocumentInvariant<Documents> =>
  ({
    name,
    evidence: evidence.SAMPLES,
    general: true,
    check: ({ details, interaction }) => check(details, interaction)
  })

/** The keys that get-one tells twice. */
const TWICE = [
  'interactionId', 'startTimestamp', 'endTimestamp', 'channelType', 'direction', 'contactPoint', 'customer', 'contactId'
] as const

/** Milliseconds; NaN when it is not told. */
const lasting = (agent: DetailsAgent | undefined) =>
  at(agent?.conversationEndTimestamp) - at(agent?.conversationStartTimestamp)

/** Those of whom the details tell: each offer, or, as of 2022, the first one of each agent. */
function toldOf (interaction: Interaction): readonly InteractionAgent[] {
  const agents = agentsOf(interaction)
  if (!isOf2022(interaction)) return agents
  return agents.filter(({ agentId }, index) => agents.findIndex(other => other.agentId === agentId) === index)
}

/** What only get-one tells, against what the list tells. */
export const detailsRelations = [
  details('details repeat the interaction', (d, i) => [
    ...TWICE.map(key => equal(d[key], i[key] ?? null)),
    equal(d.csat, i.customerSatisfactionScore ?? null)
  ]),
  details('details have the interaction\'s agents', (d, i) => [
    equal(d.agents.map(a => `${a.resourceId} ${a.agentName}`).join(),
      toldOf(i).map(a => `${a.agentId} ${a.agentName}`).join())
  ]),
  details('details have the agents\' conversations', (d, i) => toldOf(i).flatMap((a, index) => {
    const agent = d.agents[index]
    return [
      ...(a.agentConversationTime == null ? [] : [equal(lasting(agent), ms(a.agentConversationTime))]),
      ...(hasEnd(a) && a.agentHandleTime != null
        ? [equal(at(agent?.conversationStartTimestamp), at(a.endTimestamp) - ms(a.agentHandleTime))]
        : [])
    ]
  }))
]
