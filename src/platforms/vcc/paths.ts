export const TITLE = 'Vonage Contact Center Insights Stats API'

/** Where the statistics are. */
export const STATS_PATH = '/stats'

/** Where tokens are, in the canonical letter case. */
export const AUTH = '/Auth'
export const TOKEN_PATH = '/connect/token'
