import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import t from 'tap'
import { shortLines } from '../../src/cli/log-lines.ts'

t.test('on a terminal a log line is short and for people', async t => {
  const stream = new PassThrough()
  let written = ''
  stream.on('data', chunk => { written += String(chunk) })
  const logger = pino({ level: 'info' }, shortLines(stream))
  logger.info('ready')
  logger.info({ req: { method: 'GET', url: '/v1/\u001b[2J' } }, 'incoming request')
  logger.warn({ res: { statusCode: 404 }, responseTime: 1.7 }, 'request completed')
  logger.error(new Error('no room\u001b[2J'))
  const lines = written.replaceAll('\r\u001b[K', '').split('\n')
  const time = '^\\d\\d:\\d\\d:\\d\\d '
  t.match(lines[0], new RegExp(`${time}info  ready$`))
  t.match(lines[1], new RegExp(`${time}info  GET /v1/\\\\u\\{1b\\}\\[2J incoming request$`))
  t.match(lines[2], new RegExp(`${time}warn  404 2 ms request completed$`))
  t.match(lines[3], new RegExp(`${time}error Error: no room\\\\u\\{1b\\}\\[2J$`))
  t.match(lines[4], /^ {4}at /, 'an error tells where')
  t.notMatch(lines.join(''), '\u001b')
})
