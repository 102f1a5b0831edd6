const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/** What is wrong with an interaction's guid. Documented to the byte; undefined where nothing is. */
export function objectionToGuid (guid: string): string | undefined {
  if (guid.length !== 36) return 'GUID must be 36 characters in length'
  return GUID.test(guid) ? undefined : `GUID '${guid}' is not a valid UUID string`
}
