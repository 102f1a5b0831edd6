import type { Flow } from '../../../world/centre.ts'

/** Observed: the sub-types that the vendor's lambda for transcripts tells apart. */
export type MessagingSubType = 'web' | 'whatsapp' | 'facebook'

/** By which app its customers write. Assumed: the flow's name or its address says so, or it is the web. */
export function subTypeOf ({ name, contactPoint }: Pick<Flow, 'name' | 'contactPoint'>): MessagingSubType {
  const words = `${name} ${contactPoint}`.toLowerCase()
  if (words.includes('whatsapp')) return 'whatsapp'
  return words.includes('facebook') || words.includes('messenger') ? 'facebook' : 'web'
}
