import type { FastifyInstance } from 'fastify'
import { tenantIdOf, type Space } from '../accounts.ts'

/**
 * Documents are stored and written with the tenant's own id. A space that has another one is told of itself by that:
 * both have 36 ASCII characters, so no length changes.
 */
export function renameTenant (space: Space, text: string): string {
  const [from, to] = namesOf(space)
  const places = from === to ? [] : placesOf(text, from)
  let renamed = ''
  let end = 0
  for (const place of places) {
    renamed += text.slice(end, place) + to
    end = place + from.length
  }
  return end === 0 ? text : renamed + text.slice(end)
}

/** The same of bytes, which others may have as well: those that were given are not changed. */
export function renameTenantInBytes (space: Space, bytes: Buffer): Buffer {
  const [from, to] = namesOf(space)
  // One character for each byte. It is found faster in a text than in bytes, above all where it is found often.
  const places = from === to ? [] : placesOf(bytes.toString('latin1'), from)
  if (places.length === 0) return bytes
  const renamed = Buffer.from(bytes)
  for (const place of places) renamed.write(to, place, 'latin1')
  return renamed
}

/** Renames the tenant in all JSON that a scope answers, and in where it sends clients to. */
export function renameTenants (app: FastifyInstance) {
  app.decorateRequest('space')
  app.addHook('onSend', (request, reply, payload, done) => {
    const space = request.space as Space | undefined // there is none before it is clear who asks
    if (space === undefined || space.centre.tenant.id === tenantIdOf(space)) {
      done(null, payload)
      return
    }
    const location = reply.getHeader('location')
    if (typeof location === 'string') reply.header('location', renameTenant(space, location))
    const isJson = String(reply.getHeader('content-type')).includes('json')
    if (isJson && typeof payload === 'string') done(null, renameTenant(space, payload))
    else if (isJson && Buffer.isBuffer(payload)) done(null, renameTenantInBytes(space, payload))
    else done(null, payload)
  })
}

const namesOf = (space: Space): [from: string, to: string] => [space.centre.tenant.id, tenantIdOf(space)]

/** Where a text names an id, and not something longer that it is a part of. */
function placesOf (text: string, id: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + id.length)) {
    if (!isWithinWord(text, at - 1) && !isWithinWord(text, at + id.length)) places.push(at)
  }
  return places
}

const isWithinWord = (text: string, at: number): boolean => /[\da-z]/i.test(text.charAt(at))
