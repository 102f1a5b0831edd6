import type { Flow } from '../../../world/centre.ts'

/** Observed: the sub-types that the vendor's lambda for transcripts tells apart. */
export type MessagingSubType = 'web' | 'whatsapp' | 'facebook'

/** By which app its customers write. Assumed: the flow's name or its address says so, or it is the web. */
export function subTypeOf ({ name, contactPoint }: Pick<Flow, 'name' | 'contactPoint'>): MessagingSubType {
  const told = `${name} ${contactPoint}`.toLowerCase()
  if (told.includes('whatsapp')) return 'whatsapp'
  return told.includes('facebook') || told.includes('messenger') ? 'facebook' : 'web'
}
