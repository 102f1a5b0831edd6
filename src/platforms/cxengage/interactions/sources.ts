import { documented, observed } from '../../../http/wire.ts'

/** Where the facts about interactions come from. */
export const PAGE = documented('Get a Specific Interaction: response parameters')
export const SAMPLE =
  documented('Get a Specific Interaction, Searching Interactions by Date and Time: samples')
export const NULLS = documented('Example: Null Values in a Response')
export const DICTIONARY = documented('Data Dictionary')
export const CLIENT = observed('a public client reads it')
