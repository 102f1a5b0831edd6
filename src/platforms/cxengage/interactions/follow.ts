import type { FastifyRequest } from 'fastify'
import { visibleAt } from '../../../world/history.ts'
import { tenantFor } from '../auth.ts'
import { NotFoundError } from '../errors.ts'
import type { Followed, InteractionRepository } from './repository.ts'

/** The interaction that the path names. Throws ForbiddenError and {@link NotFoundError}. */
export function followInteraction (interactions: InteractionRepository, request: FastifyRequest<{ Params: { tenantId: string, interactionId: string } }>): Followed {
  const { params, now } = request
  const population = tenantFor(request, params.tenantId)
  const followed = interactions.follow(population, params.interactionId.toLowerCase(), visibleAt(population, now), now)
  if (followed === undefined) throw new NotFoundError('Interaction')
  return followed
}
