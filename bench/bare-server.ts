import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The limit of what Node can do: as many bytes as asked for, and nothing else. */
const body = 'x'.repeat(Number(process.argv[2]))
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
