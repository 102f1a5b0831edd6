export const TITLE = 'CxEngage Historical Interactions API'

export const BASE_PATH = '/v1'
