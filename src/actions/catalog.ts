/** One thing that a running server can be told or asked, however it is done. */
export interface Action {
  /** For people, in a line. */
  readonly summary: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the control plane; its parameters are the first arguments, in this order. */
  readonly path: string
  /** What the last argument is, if there is one. */
  readonly takes?: 'body' | 'query'
  /** The status of its answer. */
  readonly status: 200 | 201 | 204
  /** The words of its command. */
  readonly command: string
  readonly tag: string
}

/**
 * All actions, by the name that they have as a method, as an operation of the contract and, in other words, as a
 * command: the control plane's routes, the client and the command line are made from it.
 */
export const CATALOG = {
  listSpaces: {
    summary: 'All open spaces', method: 'GET', path: '/spaces', status: 200, command: 'space list', tag: 'spaces'
  },
  openSpace: {
    summary: 'Open a space: a tenant of one\'s own',
    method: 'POST',
    path: '/spaces',
    takes: 'body',
    status: 201,
    command: 'space open',
    tag: 'spaces'
  },
  getSpace: {
    summary: 'One space', method: 'GET', path: '/spaces/:id', status: 200, command: 'space show', tag: 'spaces'
  },
  closeSpace: {
    summary: 'Close a space', method: 'DELETE', path: '/spaces/:id', status: 204, command: 'space close', tag: 'spaces'
  },
  resetSpace: {
    summary: 'Make a space what it was when it was opened',
    method: 'POST',
    path: '/spaces/:id/reset',
    status: 200,
    command: 'space reset',
    tag: 'spaces'
  },
  moveClockOfSpace: {
    summary: 'Move the clock of a space, and no other',
    method: 'PUT',
    path: '/spaces/:id/clock',
    takes: 'body',
    status: 200,
    command: 'space clock',
    tag: 'spaces'
  },
  listAdded: {
    summary: 'What was added to a space, as it is now',
    method: 'GET',
    path: '/spaces/:id/interactions',
    status: 200,
    command: 'interactions list',
    tag: 'interactions'
  },
  addInteractions: {
    summary: 'Add interactions to a space: a case or a list of them',
    method: 'POST',
    path: '/spaces/:id/interactions',
    takes: 'body',
    status: 201,
    command: 'interactions add',
    tag: 'interactions'
  },
  tellEvents: {
    summary: 'Let something happen: a customer hangs up, an agent is away, a queue closes',
    method: 'POST',
    path: '/spaces/:id/events',
    takes: 'body',
    status: 201,
    command: 'events tell',
    tag: 'interactions'
  },
  amendRecords: {
    summary: 'Write something into the record of an interaction',
    method: 'POST',
    path: '/spaces/:id/amendments',
    takes: 'body',
    status: 201,
    command: 'records amend',
    tag: 'interactions'
  },
  listSnapshots: {
    summary: 'The names of a space\'s snapshots',
    method: 'GET',
    path: '/spaces/:id/snapshots',
    status: 200,
    command: 'snapshot list',
    tag: 'snapshots'
  },
  takeSnapshot: {
    summary: 'Remember what a space shows',
    method: 'POST',
    path: '/spaces/:id/snapshots',
    takes: 'body',
    status: 201,
    command: 'snapshot take',
    tag: 'snapshots'
  },
  restoreSnapshot: {
    summary: 'Show again what was remembered',
    method: 'POST',
    path: '/spaces/:id/snapshots/:name/restore',
    status: 200,
    command: 'snapshot restore',
    tag: 'snapshots'
  },
  dropSnapshot: {
    summary: 'Forget a snapshot',
    method: 'DELETE',
    path: '/spaces/:id/snapshots/:name',
    status: 200,
    command: 'snapshot drop',
    tag: 'snapshots'
  },
  addCredential: {
    summary: 'Give a space one more credential',
    method: 'POST',
    path: '/spaces/:id/credentials',
    takes: 'body',
    status: 201,
    command: 'credential add',
    tag: 'credentials'
  },
  dropCredential: {
    summary: 'Take a credential back that a space was given',
    method: 'DELETE',
    path: '/spaces/:id/credentials/:platform/:credential',
    status: 200,
    command: 'credential drop',
    tag: 'credentials'
  },
  revokeTokens: {
    summary: 'Make all tokens void that a space\'s credentials were given',
    method: 'DELETE',
    path: '/spaces/:id/tokens',
    status: 200,
    command: 'token revoke',
    tag: 'credentials'
  },
  getClock: {
    summary: 'What the server\'s clock shows', method: 'GET', path: '/clock', status: 200, command: 'clock show', tag: 'clock'
  },
  moveClock: {
    summary: 'Move the server\'s clock',
    method: 'PUT',
    path: '/clock',
    takes: 'body',
    status: 200,
    command: 'clock move',
    tag: 'clock'
  },
  reset: {
    summary: 'The clock and the home spaces as at the start; with "all" the other spaces are closed',
    method: 'POST',
    path: '/reset',
    takes: 'body',
    status: 200,
    command: 'reset',
    tag: 'clock'
  },
  listCases: {
    summary: 'What became of the scenario\'s named cases',
    method: 'GET',
    path: '/cases',
    status: 200,
    command: 'case list',
    tag: 'cases'
  },
  getCase: {
    summary: 'What became of one named case',
    method: 'GET',
    path: '/cases/:name',
    status: 200,
    command: 'case show',
    tag: 'cases'
  },
  getExport: {
    summary: 'Scenario, seed and log as one file, which shows the same anywhere',
    method: 'GET',
    path: '/export',
    takes: 'query',
    status: 200,
    command: 'export',
    tag: 'log'
  },
  getLog: {
    summary: 'What the server was told, in its order',
    method: 'GET',
    path: '/log',
    takes: 'query',
    status: 200,
    command: 'log',
    tag: 'log'
  }
} as const satisfies Record<string, Action>

export type ActionName = keyof typeof CATALOG

/** The names of a path's parameters, in its order. */
export const parametersOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
