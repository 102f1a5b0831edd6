import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorResult } from '@microsoft/api-extractor'

/**
 * What programs see of the package, from the declarations of the build, as ringback.api.md has it. A change of it is a
 * change of the API, so it is committed with the code. npm run api-report writes it anew.
 */
const ROOT = path.join(import.meta.dirname, '..', '..')
const NAME = 'ringback.api.md'
const REPORT = path.join(import.meta.dirname, NAME)
const TEMPORARY = path.join(ROOT, 'node_modules', '.cache', 'api-report')
const SILENT = { logLevel: ExtractorLogLevel.None, addToApiReportFile: false }

function extract (localBuild: boolean): ExtractorResult {
  const entry = path.join(ROOT, 'dist', 'index.d.ts')
  mkdirSync(TEMPORARY, { recursive: true })
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(ROOT, 'package.json'),
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: entry,
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: NAME,
        reportFolder: import.meta.dirname,
        reportTempFolder: TEMPORARY,
        // Types that are reached and have no name of their own outside are part of what programs see.
        includeForgottenExports: true
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      compiler: {
        overrideTsconfig: {
          compilerOptions: { module: 'nodenext', target: 'es2022', strict: true, skipLibCheck: true, types: ['node'] },
          files: [entry]
        }
      },
      messages: {
        extractorMessageReporting: {
          'ae-missing-release-tag': SILENT,
          'ae-undocumented': SILENT,
          // Its text names files of this machine.
          'ae-forgotten-export': SILENT
        },
        tsdocMessageReporting: { default: SILENT }
      }
    }
  })
  return Extractor.invoke(config, {
    localBuild,
    messageCallback: message => {
      // What differs is said below, and errors are not to be overlooked.
      if (message.logLevel === ExtractorLogLevel.Error) console.error(message.formatMessageWithLocation(ROOT))
      message.handled = true
    }
  })
}

/** Throws what differs between the committed report and the package as it is built. */
export function checkApiReport (): void {
  const { apiReportChanged, errorCount } = extract(false)
  if (errorCount > 0) throw new Error(`${errorCount} errors`)
  if (!apiReportChanged) return
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--unified=1', REPORT, path.join(TEMPORARY, NAME)],
    { encoding: 'utf8' })
  throw new Error(`what programs see is not what test/package/${NAME} says. ` +
    `If it is meant: npm run api-report, and a line in CHANGELOG.md\n${stdout.split('\n').slice(4).join('\n')}`)
}

if (import.meta.main) {
  const { apiReportChanged, errorCount } = extract(true)
  console.log(`test/package/${NAME} ${apiReportChanged ? 'is written anew' : 'is as it was'}`)
  if (errorCount > 0) process.exitCode = 1
}
