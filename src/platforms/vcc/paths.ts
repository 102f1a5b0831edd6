export const TITLE = 'Vonage Contact Center Insights Stats API'

/** Where the statistics are. */
export const STATS_PATH = '/stats'

/** Where other APIs of the platform are. */
export const INTERACTION_CONTENT = '/interaction-content'
export const USER_ADMIN = '/useradmin'
export const AVAILABILITY = '/agents-availability'

/** Where tokens are, in the canonical letter case. */
export const AUTH = '/Auth'
export const TOKEN_PATH = '/connect/token'
