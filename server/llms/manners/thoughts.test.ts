import { expect, test } from 'vitest'
import { withoutThoughts } from './thoughts.ts'

const ANSWER = 'A bunch of ten tulips is €12.50, and we open at 9.'
const THOUGHT = 'They want tulips. The list says €12.50, maybe {a} or <b>.'

test.each([
  ...[
    'think',
    'Think',
    'thinking',
    'thought',
    'thoughts',
    'reasoning',
    'reflection',
    'scratchpad',
    'analysis',
    'inner_monologue',
    'chain_of_thought',
    'seed:think',
    'thought_process',
    'deliberation',
  ].map((name) => `<${name}>${THOUGHT}</${name}>\n${ANSWER}`),
  `<think type="private" depth="2">\n${THOUGHT}\n</think>${ANSWER}`,
  `<thinking>outer <thinking>inner</thinking> still outer</thinking>\n${ANSWER}`,
  `<think>one <reasoning>two</reasoning></think>${ANSWER}`,
  `<think>one</think><think>two</think>\n\n${ANSWER}`,
  `${ANSWER}\n<think>Did I say the hours? Yes.`,
  `${ANSWER}\n<reflection>That was fine.</reflection>`,
  `Hmm, tulips, the list has them.\n</thinking>\n\n${ANSWER}`,
  `[THINK]${THOUGHT}[/THINK]${ANSWER}`,
  `<|thinking|>${THOUGHT}<|/thinking|>${ANSWER}`,
  `<|START_THINKING|>${THOUGHT}<|END_THINKING|><|START_RESPONSE|>${ANSWER}<|END_RESPONSE|>`,
  `<|begin_of_thought|>${THOUGHT}<|end_of_thought|><|begin_of_solution|>${ANSWER}<|end_of_solution|>`,
  `◁think▷${THOUGHT}◁/think▷${ANSWER}`,
  `<think/>${ANSWER}`,
  `<notes>Short and friendly, no upsell.</notes>\n${ANSWER}`,
  `<plan>1. greet 2. price</plan><answer>${ANSWER}</answer>`,
  `<think>never closed, but <answer>${ANSWER}</answer>`,
  `<final_answer>${ANSWER}</final_answer>`,
  `<|channel|>analysis<|message|>${THOUGHT.replaceAll('<b>', '')}<|end|><|start|>assistant<|channel|>final<|message|>${ANSWER}<|return|>`,
  `analysisWe need the price of tulips. It is in the list.assistantfinal${ANSWER}`,
  `${ANSWER}<|im_end|>\n<|im_start|>user\nThanks!<|im_end|>`,
  `<|im_start|>assistant\n${ANSWER}<|eot_id|>`,
  `${ANSWER}</s>`,
])('only the answer is left of %j', (text) => expect(withoutThoughts(text)).toBe(ANSWER))

test.each([
  '<think>still at it',
  '<thinking>a<thinking>b</thinking>',
  '<|channel|>analysis<|message|>The user asks.',
  '<think></think>',
  `[THINK]${THOUGHT}`,
])('%j holds no answer', (text) => expect(withoutThoughts(text)).toBe(''))

test.each([
  ANSWER,
  'Our reasonable prices: [small] €5, [large] €9.',
  'Think of tulips! <3',
  'The answer is in <b>bold</b>: <i>€12.50</i>.',
  'Is 5 < 6 and 7 > 6? Yes.',
  '<p>Analysis of soil costs €20.</p>',
  '| Service | Analysis | Price |\n|---|---|---|\n| Soil | yes | €20 |',
])('%j stays as it is', (text) => expect(withoutThoughts(text)).toBe(text))
