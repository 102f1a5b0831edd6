import type { ScenarioFlow } from '../scenario.ts'
import type { Case } from './case.ts'

/** The flow that a case means: the one that it names, or the first of its channel and direction. */
export const flowOf = <F extends Pick<ScenarioFlow, 'name' | 'channel' | 'direction'>>(
  flows: readonly F[], { flow: wanted, channel, direction }: Case
): F | undefined => flows.find(flow =>
    wanted === undefined
      ? flow.channel === (channel ?? 'voice') && flow.direction === (direction ?? 'inbound')
      : flow.name === wanted && flow.channel === (channel ?? flow.channel) &&
      flow.direction === (direction ?? flow.direction))
