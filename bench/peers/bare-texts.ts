import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** Answers two texts of a folder, whatever is asked. node bench/peers/bare-texts.ts <folder> <port> */
const [folder = '', port] = process.argv.slice(2)
const texts = { one: readFileSync(`${folder}/one.json`), page: readFileSync(`${folder}/page.json`) }

createServer((request, response) => {
  const text = request.url === '/page' ? texts.page : texts.one
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text)
}).listen(Number(port), '127.0.0.1')
