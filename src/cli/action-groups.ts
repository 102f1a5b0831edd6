import { CATALOG } from '../actions/catalog.ts'

/** The first words of the catalog's commands, each with a line that says what it can do. */
export function groups (): [group: string, summary: string][] {
  const verbs = new Map<string, string[]>()
  for (const { command } of Object.values(CATALOG)) {
    const [group = '', verb] = command.split(' ')
    verbs.set(group, [...verbs.get(group) ?? [], ...verb === undefined ? [] : [verb]])
  }
  return [...verbs].map(([group, own]) => [group, own.length > 0
    ? `Tells a running server: ${own.join(', ')}`
    : Object.values(CATALOG).find(({ command }) => command === group)?.summary ?? ''])
}
