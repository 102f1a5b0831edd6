/** The address under which a server that listens on all addresses is asked from the same machine. */
const LOCAL: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

export const reachable = (host: string) => LOCAL[host] ?? host

/** The URL of a server on this machine. */
export function baseUrl (host: string, port: number | string): string {
  const name = reachable(host)
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
