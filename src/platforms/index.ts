import type { Platform } from './platform.ts'
import { cxengage } from './cxengage/plugin.ts'
import { vcc } from './vcc/plugin.ts'

/** The platforms that ringback stands in for. */
export const platforms: readonly Platform[] = [cxengage, vcc]
