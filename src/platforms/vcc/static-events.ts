import type { StaticInteraction } from './static-interactions.ts'

/** An event of a static document, with the instants that it stands for. */
export interface StaticEvent {
  type: string
  from: number
  to: number
  name: string
  properties: Record<string, unknown>
  /** Of its channel. */
  channel: string | null
  role: string
  party: string | null
}

/**
 * Static documents are served as they are, so nothing is known of their shape: what is not as expected is passed over.
 */
export function staticEvents ({ start, document }: StaticInteraction): StaticEvent[] {
  return objectsOf(document['channels']).flatMap(({ guid, party, events }) => {
    const { role, id } = objectOf(party)
    return objectsOf(events).flatMap(({ type, offset, duration, name, properties }): StaticEvent[] => {
      if (typeof type !== 'string' || typeof offset !== 'number') return []
      const from = start + offset
      return [{
        type,
        from,
        to: typeof duration === 'number' ? from + duration : Infinity,
        name: textOf(name) ?? '',
        properties: objectOf(properties),
        channel: textOf(guid),
        role: textOf(role) ?? '',
        party: textOf(id)
      }]
    })
  })
}

export const textOf = (value: unknown): string | null => typeof value === 'string' ? value : null

const objectsOf = (value: unknown) => Array.isArray(value) ? value.map(objectOf) : []

const objectOf = (value: unknown) =>
  (value !== null && typeof value === 'object' ? value : {}) as Record<string, unknown> // any object is one
