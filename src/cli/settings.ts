import Type from 'typebox'
import { ConfigSchema, formats, type Config } from '../config.ts'
import { CommandError } from './command-error.ts'
import { flagOf, variableOf } from './names.ts'

/** What a command is told: the flags over the environment over the defaults. */
export interface Settings {
  /** Reads and checks these settings and no others. Throws {@link CommandError}. */
  read<Key extends keyof Config>(keys: readonly Key[]): Promise<Pick<Config, Key>>
}

interface Given { name: string, text: string }

/** @param environment where an empty variable counts as absent */
export function createSettings (flags: ReadonlyMap<keyof Config, string>, environment: NodeJS.ProcessEnv): Settings {
  function given (key: keyof Config): Given | undefined {
    const flag = flags.get(key)
    if (flag !== undefined) return { name: flagOf(key), text: flag }
    const variable = environment[variableOf(key)]
    return variable === undefined || variable === '' ? undefined : { name: variableOf(key), text: variable }
  }

  return {
    async read (keys) {
      const { envSchema } = await import('env-schema') // brings a validator, which most commands can do without
      const sources = new Map(keys.flatMap(key => {
        const source = given(key)
        return source === undefined ? [] : [[key as string, source] as const]
      }))
      try {
        return envSchema({
          schema: Type.Pick(ConfigSchema, [...keys]),
          data: Object.fromEntries([...sources].map(([key, { text }]) => [key, text])),
          env: false,
          ajv: { customOptions: ajv => ajv.addFormat('clock', formats.clock) }
        })
      } catch (error) {
        throw explain(error, sources) ?? error
      }
    }
  }
}

/** The first thing that is wrong, in the words of the person who gave it. */
function explain (error: unknown, sources: ReadonlyMap<string, Given>): CommandError | undefined {
  const { errors: [first] = [] } = error as { errors?: { instancePath: string }[] } // as env-schema documents its errors
  const key = first?.instancePath.slice(1) ?? ''
  const source = sources.get(key)
  if (source === undefined) return undefined
  const { title } = ConfigSchema.properties[key as keyof Config] as { title?: string } // a source has a key of the schema
  return new CommandError(`${source.name} takes ${title}, not "${source.text}"`)
}
