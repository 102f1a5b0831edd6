import type { Interaction, InteractionAgent } from './schemas.ts'

/** An offer that was refused or rang out: no work and no conversation came of it. */
export const isMissed = ({ agentWorkAccepted, agentWorkCancelTime }: InteractionAgent): boolean =>
  agentWorkAccepted !== true && agentWorkCancelTime != null

/** Who was offered the interaction last and did not miss it. */
export const lastWorkOf = ({ agents }: Interaction): InteractionAgent | undefined =>
  (agents ?? []).findLast(agent => !isMissed(agent))
