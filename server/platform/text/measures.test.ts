import { expect, test } from 'vitest'
import { asMeasured } from './measures.ts'

test.each([
  ['half kg sugar', '500 g sugar'],
  ['aadha kilo', '500 g'],
  ['ek kilo chana', '1 kg chana'],
  ['a 2br near the park', 'a 2 bedroom near the park'],
  ['three bedroom', '3 bedroom'],
  ['750ml', '750 ml'],
])('%s is %s', (said, measured) => expect(asMeasured(said).replace(/\s+/g, ' ').trim()).toBe(measured))
