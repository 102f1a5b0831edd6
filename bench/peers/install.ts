import { execFile } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Peer } from './peer.ts'

const FOLDER = path.join(import.meta.dirname, 'installed')

export interface Installed { folder: string, bytes: number }

/** Installs into a folder of its own, unless the same is there already. Scripts do not run: none is needed. */
export async function install (peer: Peer): Promise<Installed> {
  const folder = path.join(FOLDER, peer.name.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-'))
  const modules = path.join(folder, 'node_modules')
  mkdirSync(modules, { recursive: true })
  if (peer.spec !== undefined && !isInstalled(folder, peer.spec)) {
    const spec = typeof peer.spec === 'string' ? peer.spec : await peer.spec(folder)
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n')
    await promisify(execFile)('npm', ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', spec],
      { cwd: folder })
    writeFileSync(path.join(folder, 'spec'), spec)
  }
  return { folder, bytes: sizeOf(modules) }
}

/** What is packed here first is never the same. */
function isInstalled (folder: string, spec: Peer['spec']): boolean {
  try {
    return readFileSync(path.join(folder, 'spec'), 'utf8') === spec
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** As `du` counts: whole blocks. */
function sizeOf (file: string): number {
  const stat = lstatSync(file)
  const own = (stat.blocks ?? Math.ceil(stat.size / 512)) * 512
  if (!stat.isDirectory()) return own
  return readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), own)
}
