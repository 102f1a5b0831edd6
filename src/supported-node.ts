/** The oldest Node.js that runs ringback: major and minor version, as in package.json. */
const OLDEST = [22, 18] as const

// Imported before all else, for its effect: an older Node.js would end by a fault in SQLite's machine code, without a
// word.
const { node } = process.versions
const [major = 0, minor = 0] = node.split('.').map(Number)
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  throw new Error(`ringback: needs Node.js ${OLDEST.join('.')} or later, and this is ${node}`)
}
