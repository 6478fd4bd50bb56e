import { APICallError, type LanguageModelV4CallOptions } from '@ai-sdk/provider'
import { expect, test } from 'vitest'
import { fitted, learn, type Quirk, quirkIn, quirksOf } from './quirks.ts'

const refused = (body: unknown, statusCode = 400) =>
  new APICallError({
    message: 'Bad Request',
    url: 'http://x',
    requestBodyValues: {},
    statusCode,
    responseBody: typeof body === 'string' ? body : JSON.stringify(body),
  })
const prompt: LanguageModelV4CallOptions['prompt'] = [
  { role: 'system', content: 'Rules.' },
  { role: 'user', content: [{ type: 'text', text: `<material>\n${'A line of the list.\n'.repeat(200)}` }] },
  { role: 'assistant', content: [{ type: 'text', text: 'Understood.' }] },
  { role: 'user', content: [{ type: 'text', text: 'How much?' }] },
]
const sent: LanguageModelV4CallOptions = {
  prompt,
  temperature: 0.3,
  maxOutputTokens: 400,
  tools: [{ type: 'function', name: 'catalog', inputSchema: {} }],
  toolChoice: { type: 'auto' },
  responseFormat: { type: 'json' },
}

test.each<[Quirk | 'length' | null, unknown]>([
  ['temperature', { error: { message: '`temperature` is deprecated for this model.' } }],
  ['temperature', { error: { message: 'Unsupported value', param: 'temperature' } }],
  [
    'temperature',
    {
      detail: [{ type: 'extra_forbidden', loc: ['body', 'temperature'], msg: 'Extra inputs are not permitted', input: { tools: 'tools' } }],
    },
  ],
  ['limit', { error: { message: "'max_tokens' is not supported. Use 'max_completion_tokens' instead." } }],
  ['no_limit', { error: { message: 'max_tokens must be at most 256' } }],
  ['tools', { error: { message: 'registry/gemma does not support tools' } }],
  ['tools', { error: { message: 'Function calling is not enabled for this model' } }],
  ['tools', { error: { message: 'Unrecognized request argument supplied: tools' } }],
  ['json', { error: { message: "'response_format.type' must be 'json_schema' or 'text'" } }],
  ['system', { error: { message: 'Developer instruction is not enabled for this model' } }],
  ['system', { error: { message: 'Conversation roles must alternate user/assistant/user/assistant/...' } }],
  ['length', { error: { message: 'the request exceeds the available context size. try increasing the context size' } }],
  ['length', { error: { message: 'Input is too long for requested model.' } }],
  ['length', { error: { message: 'Please reduce the length of the messages or completion.' } }],
  [null, { error: { message: 'Unprocessable' } }],
  [null, 'no'],
])('%s is understood from %j', (quirk, body) => expect(quirkIn(refused(body), sent)).toBe(quirk))

test('what was not sent cannot be at fault, and other errors teach nothing', () => {
  expect(quirkIn(refused({ error: { message: 'does not support tools' } }), { prompt })).toBeNull()
  expect(quirkIn(refused({ error: { message: 'tools overloaded' } }, 503), sent)).toBeNull()
  expect(quirkIn(refused('', 413), sent)).toBe('length')
})

test('a request fits what is known', () => {
  const fit = (...quirks: Quirk[]) => fitted(sent, new Set(quirks))
  expect(fit('temperature')).not.toHaveProperty('temperature')
  expect(fit('tools')).not.toHaveProperty('tools')
  expect(fit('json')).not.toHaveProperty('responseFormat')
  expect(fit('limit', 'thinks')).toMatchObject({ providerOptions: { openaiCompatible: { max_completion_tokens: 2400 } } })
  expect(fit('limit')).not.toHaveProperty('maxOutputTokens')
  expect(fit('system').prompt.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
  expect(JSON.stringify(fit('system').prompt[0])).toContain('Rules.')
})

test('too long becomes shorter, twice, and the rules and the question stay', () => {
  const lengths = [0, 1, 2].map((times) => JSON.stringify(fitted(sent, new Set(), times).prompt).length)
  expect(lengths[1]).toBeLessThan(lengths[0]! * 0.6)
  expect(lengths[2]).toBeLessThan(lengths[1]! * 0.7)
  const { prompt: short } = fitted(sent, new Set(), 2)
  expect([short[0], short.at(-1)]).toEqual([prompt[0], prompt[3]])
})

test('a quirk is learned once and forgotten after an hour', () => {
  expect([learn('m', 'tools', 0), learn('m', 'tools', 1)]).toEqual([true, false])
  expect([[...quirksOf('m', 3_599_000)], [...quirksOf('m', 3_601_000)], [...quirksOf('other', 0)]]).toEqual([['tools'], [], []])
})
