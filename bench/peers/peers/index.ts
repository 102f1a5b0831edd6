import type { Peer } from '../peer.ts'
import { bare } from './bare.ts'
import { emulate } from './emulate.ts'
import { jsonServer } from './json-server.ts'
import { mockoon } from './mockoon.ts'
import { prism } from './prism.ts'
import { ringback } from './ringback.ts'
import { wiremock } from './wiremock.ts'

/** The first is what the others are compared with. */
export const peers: readonly Peer[] = [ringback, wiremock, mockoon, jsonServer, emulate, prism, bare]
