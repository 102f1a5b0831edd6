// Builds the package, so that an installation from git has code. npm runs it after `npm ci` as well, by any Node.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const compiler = find('typescript/bin/tsc')
if (compiler === undefined) {
  // As after `npm ci --omit=dev`, which is enough to run src/cli/main.ts.
  console.log('ringback: dist is not built, for there is no TypeScript')
} else {
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}

function find (file) {
  try {
    return createRequire(import.meta.url).resolve(file)
  } catch {
    return undefined
  }
}
