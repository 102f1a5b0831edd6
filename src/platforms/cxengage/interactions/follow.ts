import type { FastifyRequest } from 'fastify'
import type { ViewFor } from '../access/auth.ts'
import { NotFoundError } from '../wire/errors.ts'
import type { Followed } from './followed.ts'
import type { InteractionRepository } from './repository.ts'

/** A request whose path names an interaction. */
export type InteractionRequest = FastifyRequest<{ Params: { tenantId: string, interactionId: string } }>

/** The interaction that the path names. Rejects with ForbiddenError and {@link NotFoundError}. */
export async function followInteraction (
  interactions: InteractionRepository, viewFor: ViewFor, request: InteractionRequest
): Promise<Followed> {
  const followed = interactions.follow(await viewFor(request), request.params.interactionId.toLowerCase())
  if (followed === undefined) throw new NotFoundError('Interaction')
  return followed
}
