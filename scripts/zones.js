import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import moment from 'moment-timezone'

/**
 * Writes src/world/zones.json from the data of moment-timezone, packed as they are there, without abbreviations,
 * populations and what is beyond the years of a clock. Other data change what happens: docs/versions.md. npm run zones
 */
const require = createRequire(import.meta.url)
const FILE = path.join(import.meta.dirname, '..', 'src', 'world', 'zones.json')
/** Some years after the last one that a clock can have. */
const END = Date.UTC(2152, 0)

const { version } = require('moment-timezone/package.json')
const data = require('moment-timezone/data/packed/latest.json')

const zones = Object.fromEntries(data.zones.map(packed => {
  const [name, , offsets, indices, untils] = packed.split('|')
  const kept = moment.tz.zone(name).untils.filter(until => until < END).length
  return [name, [offsets, indices.slice(0, kept + 1), untils.split(' ').slice(0, kept).join(' ')].join('|')]
}))
const links = Object.fromEntries(data.links.map(link => link.split('|').reverse()))

const licence = 'MIT, Copyright (c) JS Foundation and other contributors'
const source = `tz ${data.version}, packed by moment-timezone ${version} (${licence})`
const text = `${JSON.stringify({ source, zones, links }, null, 1)}\n`
const before = readFileSync(FILE, { encoding: 'utf8', flag: 'a+' })
writeFileSync(FILE, text)
console.log(`src/world/zones.json ${text === before ? 'is as it was' : 'is written anew'}: ${source}`)
