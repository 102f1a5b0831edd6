/** The type of an answer that is written as text or bytes: to bytes the framework would add no charset. */
export const JSON_TYPE = 'application/json; charset=utf-8'
