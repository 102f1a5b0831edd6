import Type, { type TSchema } from 'typebox'
import { joined } from '../../http/joined.ts'
import { documented, ref, wire } from '../../http/wire.ts'
import type { Page } from '../kit/page.ts'
import { presented } from '../kit/presented.ts'
import { MetaSchema } from './interactions/schemas.ts'
import type { Found } from '../../store/parts.ts'
import type { Paging } from './search.ts'

/**
 * Joins the list's envelope and the documents; nothing is parsed or written again.
 * QUIRK(vcc) [documented: Responses]: `upTo` is the instant of the request, even where the window ends earlier.
 * Test: "the envelope tells page, counts and the instant of the request".
 */
export function writePage ({ page, limit }: Paging, { total, documents }: Page, now: number): Buffer {
  const meta = { page, count: documents.length, pageCount: Math.ceil(total / limit), totalCount: total }
  return joined(`{"meta":${JSON.stringify(meta)},"items":[`, documents, `],"upTo":"${new Date(now).toISOString()}"}`)
}

/** The same of a list whose items are presented when they are shown; others have their turn in between. */
export const pageInSteps = async <Item>({ total, rows }: Found<Item>, present: (item: Item) => object): Promise<Page> =>
  ({ total, documents: await presented(rows, item => JSON.stringify(present(item))) })

/** The page of a list that is found whole. */
export function pageOf<Item> ({ page, limit }: Paging, items: readonly Item[]): Found<Item> {
  const skip = (page - 1) * limit
  return { total: items.length, rows: items.slice(skip, skip + limit) }
}

/** The envelope around a list's items, as a schema. */
export const pageSchema =
  <Item extends TSchema>(item: Item & { $id?: string }, $id: string, order: string, evidence: object) => wire({
    meta: ref(MetaSchema),
    items: Type.Array(ref(item), { description: order, ...evidence }),
    upTo: Type.String({
      format: 'date-time',
      description: 'The instant of the request',
      ...documented('Insights Stats API: Responses')
    })
  }, { $id })
