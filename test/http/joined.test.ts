import t from 'tap'
import { joined } from '../../src/http/joined.ts'

t.test('documents are joined with commas, in the bytes of UTF-8', async t => {
  t.equal(String(joined('{"a":[', ['"é"', '"–"', '"😀"'], '],"b":1}')), '{"a":["é","–","😀"],"b":1}')
  t.equal(String(joined('[', [], ']')), '[]')
  const many = Array.from({ length: 1000 }, (_, index) => JSON.stringify({ index, text: 'ü'.repeat(index) }))
  t.equal(String(joined('[', many, ']')), `[${many.join(',')}]`)
})
