import { execFileSync } from 'node:child_process'
import t from 'tap'
import { quote } from '../../src/http/shell.ts'

const ESCAPE = '\u001b[2J\r\u009b\u202egpj.exe'

t.test('a word for the shell means its text, whatever is in it', async t => {
  for (const text of [`${ESCAPE} it's \\ é 😀`, 'a\nb', 'plain', 'two words', 'it\'s', '\\', '']) {
    t.equal(execFileSync('bash', ['-c', `printf %s ${quote(text)}`], { encoding: 'utf8', env: { LC_ALL: 'C.UTF-8' } }),
      text)
    t.notMatch(quote(text), /[\p{Cc}\p{Cf}]/u)
  }
})
