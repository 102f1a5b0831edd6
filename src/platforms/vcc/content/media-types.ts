/** Documented: what contents are, beside whatever a customer has attached. */
export const WAV = 'audio/wav'
export const WEBM = 'video/webm'
export const JSON_FILE = 'application/json'
