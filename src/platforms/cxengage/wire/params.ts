import Type from 'typebox'

type Evidence = Record<'x-evidence', object>

/** An id in a path; what is no UUID is malformed. */
export const idParam = (evidence: Evidence) => Type.String({ format: 'uuid', ...evidence })

export const tenantParams = (evidence: Evidence) => ({ tenantId: idParam(evidence) })

export const interactionParams =
  (evidence: Evidence) => ({ ...tenantParams(evidence), interactionId: idParam(evidence) })
