const AUTHORITY = /^(\[[\da-f:.]+\]|[^\s:/?#@\\[\]%]+)(?::\d{1,5})?$/i
const BARE_IPV6 = /^[\da-f]*:[\da-f:]*:[\da-f:.]*$/i

/** The host of a Host header, a name or an address, as URLs write it; undefined when it is none. */
export function hostnameOf (authority: string): string | undefined {
  const [, host] = AUTHORITY.exec(BARE_IPV6.test(authority) ? `[${authority}]` : authority) ?? []
  const url = host === undefined ? null : URL.parse(`http://${host}`)
  return url?.hostname.replace(/\.$/, '')
}

/** Whether a host is this machine for whoever asks it, by what its name says: names are not looked up. */
export function isLoopback (host: string): boolean {
  const name = hostnameOf(host) ?? ''
  return name === 'localhost' || name.endsWith('.localhost') || /^127(?:\.\d+){3}$/.test(name) || name === '[::1]'
}
