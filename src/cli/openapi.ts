import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { quoted } from '../world/shown.ts'
import { CommandError } from './command-error.ts'
import { CONTRACTS } from './contract-text.ts'

/** Prints a platform's contract: the committed file, which a test holds against the routes. */
export function openapi (platform: string): number {
  const names =
    readdirSync(CONTRACTS).filter(file => file.endsWith('.json')).map(file => path.basename(file, '.json')).sort()
  if (!names.includes(platform)) {
    throw new CommandError(`openapi takes one of ${names.join(', ')}, not ${quoted(platform)}`)
  }
  process.stdout.write(readFileSync(path.join(CONTRACTS, `${platform}.json`), 'utf8'))
  return 0
}
