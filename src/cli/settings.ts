import Type from 'typebox'
import { ConfigSchema, formats, type Config } from '../config.ts'
import { quoted } from '../world/shown.ts'
import { CommandError } from './command-error.ts'
import { flagOf, variableOf } from './names.ts'

/** What a command is told: the flags over the environment over the defaults. */
export interface SettingsReader {
  /** Reads and checks these settings and no others. Throws {@link CommandError}. */
  read<Key extends keyof Config>(keys: readonly Key[]): Promise<Pick<Config, Key>>
}

interface Given { name: string, text: string }

/** @param environment where an empty variable counts as absent */
export function createSettings (
  flags: ReadonlyMap<keyof Config, string>, environment: NodeJS.ProcessEnv
): SettingsReader {
  function given (key: keyof Config): Given | undefined {
    const flag = flags.get(key)
    if (flag !== undefined) return { name: flagOf(key), text: flag }
    const variable = environment[variableOf(key)]
    return variable === undefined || variable === '' ? undefined : { name: variableOf(key), text: variable }
  }

  return {
    async read (keys) {
      const { Ajv } = await import('ajv') // most commands can do without
      const sources = new Map(keys.flatMap(key => {
        const source = given(key)
        return source === undefined ? [] : [[key as string, source] as const]
      }))
      const validate =
        new Ajv({
          coerceTypes: true,
          useDefaults: true,
          validateSchema: false,
          formats
        }).compile<Pick<Config, typeof keys[number]>>(Type.Pick(ConfigSchema,
          [...keys]))
      const settings: unknown = Object.fromEntries([...sources].map(([key, { text }]) => [key, text]))
      if (validate(settings)) return settings
      throw explain(validate.errors?.[0], sources)
    }
  }
}

/** The first thing that is wrong, in the words of the person who gave it. */
function explain (error: { instancePath: string } | undefined, sources: ReadonlyMap<string, Given>): Error {
  const key = error?.instancePath.slice(1) ?? ''
  const source = sources.get(key)
  if (source === undefined) return new Error(`the setting ${key} has no source`)
  const { title } =
    ConfigSchema.properties[key as keyof Config] as { title?: string } // a source has a key of the schema
  return new CommandError(`${source.name} takes ${title}, not ${quoted(source.text)}`)
}
