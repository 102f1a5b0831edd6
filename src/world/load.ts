/**
 * How many of an agent's parts an interaction takes: a call or an e-mail all of them, a conversation by message one.
 */
export const loadOf = (messages: number, channel: string): number => channel === 'voice' || channel === 'email'
  ? messages
  : 1
