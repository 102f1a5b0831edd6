import { mediaTypeOf } from './version.ts'

/**
 * What a stats endpoint answers with 200, under each name that the contract has for it. Pages that try a contract and
 * generated clients take the Accept header from these names, and the first one unless somebody chooses. The last one
 * stands for what the answer itself is called: docs/adr/0022-versions-are-media-types-in-the-contract.md.
 */
export function answers (description: string, schema: string, schemaV2 = schema) {
  const [v3, v2] = [{ $ref: schema }, { $ref: schemaV2 }]
  return {
    description,
    content: {
      [mediaTypeOf(3)]: { schema: v3 },
      [mediaTypeOf(2)]: { schema: v2 },
      'application/*': { schema: schemaV2 === schema ? v3 : { anyOf: [v3, v2] } }
    }
  }
}

/** The same of an answer without a body: these names are what Accept asks for. */
export const nothing = (description: string) =>
  ({ description, content: { [mediaTypeOf(3)]: { schema: {} }, [mediaTypeOf(2)]: { schema: {} } } })
