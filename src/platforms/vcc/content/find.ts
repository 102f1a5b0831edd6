import type { View } from '../../../world/view.ts'
import { badRequest, contentNotFound } from '../errors.ts'
import { objectionToGuid } from './guid.ts'
import { availableFrom, type ContentOwner } from './owner.ts'
import type { ContentRepository } from './repository.ts'

/** An interaction of which there is something. Throws the platform's 400s and 404. */
export function findContent (contents: ContentRepository, view: View, guid: string): ContentOwner {
  const objection = objectionToGuid(guid)
  if (objection !== undefined) throw badRequest(objection)
  const owner = contents.find(view, guid.toLowerCase())
  if (owner === undefined || availableFrom(owner) > view.now) throw contentNotFound()
  return owner
}
