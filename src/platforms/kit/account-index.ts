import type { Account, Accounts } from '../accounts.ts'

/**
 * Keeps what is made of a platform's accounts, and makes it anew when it is asked for after they have changed. So it
 * keeps nothing of an account that is gone.
 */
export function createAccountIndex<Index> (
  accounts: Accounts, platform: string, make: (all: readonly Account[]) => Index
): () => Index {
  let last: { version: number, index: Index } | undefined
  return function current () {
    const { version } = accounts
    if (last?.version !== version) last = { version, index: make(accounts.of(platform)) }
    return last.index
  }
}
