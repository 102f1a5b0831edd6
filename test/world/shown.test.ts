import t from 'tap'
import { printable, quoted, shown } from '../../src/world/shown.ts'

const ESCAPE = '\u001b[2J\r\u009b\u202egpj.exe'

t.test('what cannot be printed is escaped, and all else is as it was', async t => {
  t.equal(printable('Zoë \\ "Bär" 😀'), 'Zoë \\ "Bär" 😀')
  t.equal(printable(`a\n${ESCAPE}\u2028\u007f\ud83d`),
    'a\\n\\u{1b}[2J\\r\\u{9b}\\u{202e}gpj.exe\\u{2028}\\u{7f}\\u{d83d}')
})

t.test('a long text is cut, and no letter in two', async t => {
  t.equal(shown('x'.repeat(48)), 'x'.repeat(48))
  t.equal(shown('x'.repeat(1e6)), `${'x'.repeat(48)}…`)
  t.equal(shown(`${'x'.repeat(47)}😀😀`), `${'x'.repeat(47)}…`)
})

t.test('a text is quoted, and what can be deep is told by its kind', async t => {
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown
  t.strictSame(['a "b"', 5, null, true, undefined, [1], { a: 1 }, deep].map(quoted),
    ['"a \\"b\\""', '5', 'null', 'true', 'undefined', 'an array', 'an object', 'an array'])
})
