import { createSigner, createVerifier } from 'fast-jwt'

/** Stateless tokens: any process with the same scenario and seed accepts them, also after a restart. */
export interface Tokens<Claims extends object> {
  /** @param now the request's instant; @param ttl seconds */
  issue (claims: Claims, now: number, ttl: number): string
  /** The claims, or undefined when the token is not one of ours or has expired at `now`. */
  read (token: string, now: number): Claims | undefined
}

interface Lifetime { iat: number, exp: number }

/** How many tokens are remembered whose signature was looked at: a client sends its own with every request. */
export const MOST_VERIFIED = 1000

/** @param audience keeps the tokens of one platform from being accepted by another */
export function createTokens<Claims extends object> (secret: string, audience: string): Tokens<Claims> {
  const key = `${secret}/${audience}`
  const sign = createSigner({ key, algorithm: 'HS256' })
  // Expiry is checked here and not by the library, because it goes by the emulated clock.
  const verify = createVerifier({ key, algorithms: ['HS256'], ignoreExpiration: true })
  const verified = new Map<string, Claims & Lifetime>()

  /** Undefined when it is not one of ours. */
  function claimsOf (token: string): Claims & Lifetime | undefined {
    const known = verified.get(token)
    if (known !== undefined) return known
    try {
      const claims: Claims & Lifetime = verify(token)
      if (verified.size >= MOST_VERIFIED) verified.clear()
      verified.set(token, claims)
      return claims
    } catch {
      return undefined // whatever is wrong with it
    }
  }

  return {
    issue (claims, now, ttl) {
      const iat = Math.floor(now / 1000)
      return sign({ ...claims, exp: iat + ttl, iat })
    },
    read (token, now) {
      const claims = claimsOf(token)
      return claims !== undefined && now < claims.exp * 1000 ? claims : undefined
    }
  }
}
