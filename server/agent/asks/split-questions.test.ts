import { expect, test } from 'vitest'
import { splitQuestions } from './split-questions.ts'

const kindOf = (piece: string) => (piece.includes('?') ? 'question' : piece.startsWith('I want') ? 'create_order' : null)
const pieces = (text: string) => splitQuestions(text, kindOf).map((question) => question.text)

test('sentences and lines are cut apart, with what stands before them', () => {
  expect(splitQuestions('I saw the cake. How much?\nOpen today?', kindOf)).toEqual([
    { text: 'How much?', context: 'I saw the cake.' },
    { text: 'Open today?', context: '' },
  ])
})

test('one question is not cut, however much stands around it', () => {
  expect(pieces('Hello. I am new here. Where are you?')).toEqual([])
  expect(pieces('how much, and do you deliver?')).toEqual([])
})

test('"Rs." and "Dr." end no sentence', () => {
  expect(pieces('Is it Rs. 500? Is Dr. Rao in?')).toEqual(['Is it Rs. 500?', 'Is Dr. Rao in?'])
})

test('what belongs to one wish stays together', () => {
  expect(pieces('I want 2 trays. How much is it? I want a cake too.')).toEqual(['I want 2 trays.\nI want a cake too.', 'How much is it?'])
})

test('a long list of questions ends with what is left over', () => {
  expect(pieces('a? b? c? d? e? f?')).toEqual(['a?', 'b?', 'c?', 'd?', 'e?\nf?'])
})
