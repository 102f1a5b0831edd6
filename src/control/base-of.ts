import type { FastifyRequest } from 'fastify'

/** Scheme and host of this server as it was asked, for links in answers of the control plane. */
export const baseOf = ({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string => `${protocol}://${host}`
