import type { Timeline } from '../../../world/timeline.ts'
import type { InteractionIds } from './ids.ts'
import { compareInLargeMap } from '../wire/key-order.ts'
import { detailsAgentsOf, detailsAgentsOfStatic, presentDetails } from './details.ts'
import { WRITERS } from './documents.ts'
import { presentInteraction } from './present.ts'
import type { Details, Interaction } from './schemas.ts'
import { vintageOf, type Vintage } from './vintage.ts'

/** What is stored of an interaction: its text for the list, and the details that get-one puts in between. */
export interface InteractionTexts {
  document: string
  details: string
  /** Where in the document the key `details` belongs. */
  details_at: number
}

/** @param day all interactions of its day */
export function textsOf (timeline: Timeline, ids: InteractionIds, day: readonly Timeline[]): InteractionTexts {
  const interaction = presentInteraction(timeline, ids, day)
  const writers = WRITERS[vintageOf(timeline.centre.tenant)]
  const [before, after] = writers.splitAtDetails(interaction)
  return {
    document: before + after,
    details: writers.details.compact(presentDetails(interaction, detailsAgentsOf(timeline))),
    details_at: before.length
  }
}

/**
 * A static document is served as it is, whatever its keys and their order; details that it brings along are its
 * details.
 */
export function textsOfStatic (given: Interaction & { details?: Details }): InteractionTexts {
  const { details, ...interaction } = given
  const entries = Object.entries(interaction)
  const firstAfter = entries.findIndex(([key]) => compareInLargeMap(key, 'details') > 0)
  const before = firstAfter < 0 ? entries : entries.slice(0, firstAfter)
  return {
    document: JSON.stringify(interaction),
    details: details === undefined
      ? WRITERS[2017].details.compact(presentDetails(interaction, detailsAgentsOfStatic(interaction)))
      : JSON.stringify(details),
    details_at: JSON.stringify(Object.fromEntries(before)).length - 1
  }
}

/** The body of get-one. */
export function withDetails ({ document, details, details_at: at }: InteractionTexts): string {
  const [before, after] = [document.slice(0, at), document.slice(at)]
  const isFirst = before === '{'
  return `${before}${isFirst ? '' : ','}"details":${details}${isFirst && after !== '}' ? ',' : ''}${after}`
}

/** The same interaction with every parameter that it could have. */
export const withNulls = (document: string, vintage: Vintage): string =>
  WRITERS[vintage].interaction.withNulls(JSON.parse(document) as Interaction) // our own text

/** The same body of get-one. */
export const withDetailsAndNulls = ({ document, details }: InteractionTexts, vintage: Vintage): string =>
  WRITERS[vintage].whole.withNulls({
    ...JSON.parse(document) as Interaction, // our own texts
    details: JSON.parse(details) as Details
  })
