import type { Sample } from './sample.ts'

/** A request as every client could make it; without a body it is a GET. */
export interface Request {
  path: string
  headers?: Record<string, string>
  body?: string
  /** Sent in turn, where one token may not ask as often as is measured. */
  tokens?: readonly string[]
}

/** What has to be known of a server to install it, to start it and to ask it. */
export interface Peer {
  name: string
  /** What npm installs; undefined for what is here already. A function, where it has to be made first. */
  spec: string | ((folder: string) => Promise<string>) | undefined
  /** How it holds the interactions: what the figures must be read with. */
  holds: string
  /** Why it cannot be measured on this machine, if so. */
  missing?: () => string | undefined
  /** Writes the files that it is started with. */
  prepare?: (folder: string, sample: Sample) => void
  /** Program and arguments; `node` stands for this Node. */
  command: (folder: string, port: number, sample: Sample) => string[]
  /** Gives it the interactions, where it takes them over HTTP only. */
  fill?: (url: string, sample: Sample) => Promise<void>
  one: (sample: Sample) => Request
  page: (sample: Sample) => Request
}
