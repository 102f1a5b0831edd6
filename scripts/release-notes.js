import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Prints what CHANGELOG.md says of a version. node scripts/release-notes.js v1.2.3 */
const [tag = ''] = process.argv.slice(2)
const version = tag.replace(/^v/, '')
const changelog = readFileSync(path.join(import.meta.dirname, '..', 'CHANGELOG.md'), 'utf8')

const section = changelog.split(/^## /m).find(text => /^\[?([^\s\]]+)/.exec(text)?.[1] === version)
if (section === undefined) {
  console.error(`CHANGELOG.md has nothing of ${version}`)
  process.exitCode = 1
} else {
  console.log(section.slice(section.indexOf('\n')).trim())
}
