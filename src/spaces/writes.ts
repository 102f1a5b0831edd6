import { setTimeout as wait } from 'node:timers/promises'
import { WriteError, type Write, type WriteInto } from '../platforms/writes.ts'
import type { Amendment } from '../world/day-change.ts'
import { createRandom } from '../world/random.ts'
import { randomUuid } from '../world/uuid.ts'
import { findInteraction, isProblem } from './addressing.ts'
import { tellAmendmentsRead } from './change.ts'
import { SpaceError, refused } from './space-error.ts'
import type { OpenSpace } from './space.ts'
import type { Spaces } from './spaces.ts'
import type { TellOptions } from './tell-days.ts'
import { deletedIn } from './written.ts'

/** Of how many interactions a space can have deleted content. */
export const MOST_DELETED = 10_000
/** Of how many interactions a space can have metadata that was written, and how long one is as text. */
export const [MOST_METADATA, LONGEST_METADATA] = [1000, 16_384]

/** How many notes clients can write of an interaction. */
export const MOST_NOTES = 100

/** How often it is looked whether the clock has come to what was written; in ms of the machine's time. */
const LOOK_MS = 20

export interface WriteOptions extends Omit<TellOptions, 'tell'> {
  spaces: Spaces
  /** The id of scenario and seed. */
  origin: string
}

/** What platforms' clients write, as entries of the log: the same state as anything else that a space is told. */
export function createWrites (options: WriteOptions): WriteInto {
  const { spaces, origin } = options

  /** @returns the id of a note, and when what was written can be read */
  async function tell (space: OpenSpace, write: Write): Promise<{ id?: string, at: number }> {
    const { state: { written }, name } = space
    switch (write.kind) {
      case 'delete-content':
      case 'delete-file': {
        const ids = write.kind === 'delete-content' ? write.ids : [write.id]
        const added = ids.filter(id => !written.deleted.all.has(id) && !written.deleted.some.has(id))
        if (added.length + deletedIn(written) > MOST_DELETED) {
          throw new WriteError('full', '', `a space keeps deletions of ${MOST_DELETED} interactions, and no more`)
        }
        spaces.tell({ space: name, ...write })
        return { at: -Infinity }
      }
      case 'set-metadata': {
        const before = written.metadata.get(write.id)
        const metadata = { ...before, ...write.metadata }
        if (JSON.stringify(metadata).length > LONGEST_METADATA) {
          throw new WriteError('invalid', 'metadata', `must have at most ${LONGEST_METADATA} characters as JSON`)
        }
        if (before === undefined && written.metadata.size >= MOST_METADATA) {
          throw new WriteError('full', 'metadata', `is kept of ${MOST_METADATA} interactions, and no more`)
        }
        spaces.tell({ kind: 'set-metadata', space: name, id: write.id, metadata })
        return { at: -Infinity }
      }
      case 'amend': return { at: await amend(space, write.id, write.amendment) }
      case 'add-note': {
        const { platforms, history } = options
        const subject = await findInteraction(space, write.id, '/interaction', platforms, history)
        if (isProblem(subject)) throw refused([subject])
        const { stream, streams, notes, engagements } = subject
        if (notes.length >= MOST_NOTES) throw new WriteError('full', '', `an interaction has ${MOST_NOTES} notes at most`)
        const id = randomUuid(createRandom(`${origin}/spaces/${name}/notes/${streams}/${stream}/${notes.length}`))
        const { title, body } = write
        const last = engagements.findLast(({ talkFrom = Infinity }) => talkFrom <= space.now())
        const agent = write.agent ?? last?.agent.id ?? ''
        return { id, at: await amend(space, write.id, { written: { id, title, body, agent } }) }
      }
    }
  }

  async function amend (space: OpenSpace, interaction: string, amendment: Amendment): Promise<number> {
    const wanted = [{ pointer: '', interaction, at: 'now' as const, amendment }]
    return (await tellAmendmentsRead(space, wanted, { ...options, tell: spaces.tell })).at
  }

  return async ({ name }, write) => {
    try {
      const space = spaces.named(name)
      const { id, at } = await space.inTurn(async () => {
        if (!spaces.isOpen(space)) throw new WriteError('closed', '', 'the space was closed')
        return await tell(space, write)
      })
      // Under a running clock an amendment begins a little later, so that it changes nobody's past.
      while (spaces.isOpen(space) && space.now() < at && space.forkClock().mode === 'running') await wait(LOOK_MS)
      return id
    } catch (error) {
      throw error instanceof SpaceError ? writeErrorOf(error) : error
    }
  }
}

function writeErrorOf ({ status, message, problems: [problem] }: SpaceError): WriteError {
  if (status === 404) return new WriteError('closed', '', message)
  return new WriteError('invalid', problem?.pointer.slice(1) ?? '', problem?.expected ?? message)
}
