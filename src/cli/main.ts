#!/usr/bin/env node
// On an older Node the rest can crash instead of complaining: until the version is known, nothing else may be loaded.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 18)) {
  // Keeps what is compiled for the next start, which takes a third less time.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { run } = await import('./run.ts')
  await run(process.argv.slice(2))
} else {
  console.error(`ringback: needs Node.js 22.18 or later, and this is ${process.versions.node}`)
  process.exitCode = 1
}
