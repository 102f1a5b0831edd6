import { createSigner, createVerifier } from 'fast-jwt'

/** Who tokens are issued to. */
export interface Holder {
  /** Tokens of another one are void. */
  readonly generation: number
  /** The time by which their tokens expire. */
  now (): number
}

/** Stateless tokens: any process with the same scenario and seed accepts them, also after a restart. */
export interface Tokens<Claims extends object> {
  /** @param ttl seconds, from the holder's now */
  issue (claims: Claims, holder: Holder, ttl: number): string
  /**
   * Undefined when the token is not one of ours, has no holder (any more), was issued for another generation of them or
   * has expired.
   */
  read<Known extends Holder>(
    token: string, holderOf: (claims: Claims) => Known | undefined
  ): { claims: Claims, holder: Known } | undefined
}

/** The first generation is not told. */
interface Issued { generation?: number, iat: number, exp: number }

/** How many tokens are remembered whose signature was looked at: a client sends its own with every request. */
export const MOST_VERIFIED = 1000

/** @param audience keeps the tokens of one platform from being accepted by another */
export function createTokens<Claims extends object> (secret: string, audience: string): Tokens<Claims> {
  const key = `${secret}/${audience}`
  const sign = createSigner({ key, algorithm: 'HS256' })
  // Expiry is checked here and not by the library, because it goes by the emulated clock.
  const verify = createVerifier({ key, algorithms: ['HS256'], ignoreExpiration: true })
  const verified = new Map<string, Claims & Issued>()

  /** Undefined when it is not one of ours. */
  function claimsOf (token: string): Claims & Issued | undefined {
    const known = verified.get(token)
    if (known !== undefined) return known
    try {
      const claims: Claims & Issued = verify(token)
      if (verified.size >= MOST_VERIFIED) verified.clear()
      verified.set(token, claims)
      return claims
    } catch {
      return undefined // whatever is wrong with it
    }
  }

  return {
    issue (claims, holder, ttl) {
      const { generation } = holder
      const iat = Math.floor(holder.now() / 1000)
      return sign({ ...claims, ...(generation === 0 ? {} : { generation }), exp: iat + ttl, iat })
    },
    read (token, holderOf) {
      const claims = claimsOf(token)
      const holder = claims && holderOf(claims)
      if (claims === undefined || holder === undefined) return undefined
      const { generation = 0, exp } = claims
      return generation === holder.generation && holder.now() < exp * 1000 ? { claims, holder } : undefined
    }
  }
}
