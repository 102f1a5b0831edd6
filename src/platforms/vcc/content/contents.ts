import type { Recording } from '../../../world/conversation/recording.ts'
import { createRandom } from '../../../world/random.ts'
import { randomUuid } from '../../../world/uuid.ts'

/** A file of an interaction. */
export interface Content {
  key: string
  type: string
  contentType: string
  lastModified: number
  /** The interaction plan whose applet made it. */
  plan?: string
  /** In bytes. */
  length: number
  /** Some of it, from <= byte < to. */
  bytes: Recording['bytes']
}

/** Some content of an interaction, all of it from one instant on. */
export interface Portion { since: number, contents: () => Content[] }

/** A content that consists of text. */
export function fileOf (content: Omit<Content, 'length' | 'bytes'>, text: string): Content {
  const bytes = Buffer.from(text)
  return { ...content, length: bytes.length, bytes: (from, to) => bytes.subarray(from, to) }
}

/** Documented: what has no key that names its type has a unique id; each has a stream of its own. */
export const contentId = (guid: string, type: string, index = 0): string =>
  randomUuid(createRandom(`contents/${guid}/${type}`, index))
