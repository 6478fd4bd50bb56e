import { expect, test } from 'vitest'
import { callsIn } from './calls-in-text.ts'

const tools = [
  { name: 'catalog', inputSchema: { type: 'object', properties: { query: { type: 'string' } } } },
  { name: 'order', inputSchema: { type: 'object', properties: { items: { type: 'array' } } } },
  { name: 'try-on', inputSchema: { type: 'object', properties: { product: { type: 'string' } } } },
]
const input = { query: 'oak table (round)' }
const json = JSON.stringify(input)

test.each([
  `{"name":"catalog","arguments":${json}}`,
  `{"tool":"catalog","parameters":${json}}`,
  `{"tool_name":"catalog","tool_input":${json}}`,
  `{"action":"catalog","action_input":${json}}`,
  `{"function":{"name":"catalog","arguments":${JSON.stringify(json)}}}`,
  `{"type":"function","function":"catalog","args":${json}}`,
  `{"tool_calls":[{"id":"1","type":"function","function":{"name":"catalog","arguments":${json}}}]}`,
  `{"tool":"catalog","query":"oak table (round)"}`,
  `{"catalog":${json}}`,
  `[{"name":"catalog","arguments":${json}}]`,
  `{'name': 'catalog', 'arguments': {'query': 'oak table (round)',}}`,
  '```json\n{"name":"catalog","arguments":{"query":"oak table (round)"}}\n```',
  `<tool_call>{"name":"catalog","arguments":${json}}</tool_call>`,
  `<tool_call>\n{"name": "catalog", "arguments": ${json}}`,
  `<|tool_call|>[{"name":"catalog","arguments":${json}}]<|/tool_call|>`,
  `[TOOL_CALLS]catalog[ARGS]${json}`,
  `<function=catalog>${json}</function>`,
  `<function=catalog><parameter=query>\noak table (round)\n</parameter></function>`,
  `<invoke name="catalog"><parameter name="query">oak table (round)</parameter></invoke>`,
  `<function_calls><invoke name="catalog"><parameter name="query">oak table (round)</parameter></invoke></function_calls>`,
  `<tool_call>catalog\n<arg_key>query</arg_key>\n<arg_value>oak table (round)</arg_value>\n</tool_call>`,
  `<catalog><query>oak table (round)</query></catalog>`,
  `<catalog query="oak table (round)"/>`,
  `catalog(query="oak table (round)")`,
  `print(catalog(query='oak table (round)'))`,
  `functions.catalog(${json})`,
  `<|python_tag|>catalog.call(query="oak table (round)")`,
  `functions.catalog:0 ${json}`,
  `to=functions.catalog ${json}`,
  `catalog("oak table (round)")`,
  `Action: catalog\nAction Input: ${json}`,
  `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>catalog\n\`\`\`json\n${json}\n\`\`\`<｜tool▁call▁end｜><｜tool▁calls▁end｜>`,
])('%j is a call', (text) => {
  const { calls, rest } = callsIn(text, tools)
  expect(calls.map(({ name, input: given }) => [name, JSON.parse(given)])).toEqual([['catalog', input]])
  expect(rest).toBe('')
})

test('what was written beside a call is kept, several calls are several, and one cut off counts', () => {
  const text = `I will look.\n{"name":"catalog","arguments":${json}}\n{"name":"order","arguments":{"items":[]}}\nOne moment.`
  expect(callsIn(text, tools)).toMatchObject({
    calls: [{ name: 'catalog' }, { name: 'order' }],
    rest: expect.stringMatching(/^I will look\.\s+One moment\.$/),
  })
  expect(callsIn('{"name":"catalog","arguments":{"query":"oak tab', tools).calls).toHaveLength(1)
})

test('a call of what is no tool is a call all the same, so that nobody reads it', () => {
  for (const text of [
    '{"name":"refund","arguments":{}}',
    '<tool_call>{"name":"refund"}</tool_call>',
    '<invoke name="refund"><parameter name="to">me</parameter></invoke>',
  ])
    expect(callsIn(text, tools).calls).toMatchObject([{ name: 'refund' }])
  expect(callsIn('{"name":"catalog","arguments":{}}', []).calls).toHaveLength(1)
})

test.each([
  'Our catalog (2026) is on the shelf; an order (two chairs) is ready.',
  'The order [no. 12] is €40 {incl. tax}.',
  'Sizes: [S, M, L]. Name: Anna. Tool: hammer.',
  '{"reply":"The oak table is €300."}',
  'In order: (1) measure, (2) call us.',
])('%j is no call', (text) => expect(callsIn(text, tools)).toEqual({ calls: [], rest: text }))
