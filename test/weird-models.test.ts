import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { find, handedOver, run, textOf } from '../server/agent/kitchen-for-tests.ts'
import type { Turn } from '../server/agent/turn.ts'
import { newId } from '../server/platform/ids.ts'
import { type Mode, type OpenAiStandIn, startOpenAi, type Wired } from './stand-ins/openai.ts'

/** Models and servers as they are on bad days: what the customer reads of it, over HTTP and through the whole turn. */
let server: OpenAiStandIn
beforeEach(async () => {
  server = await startOpenAi()
})
afterEach(() => server.close())

const QUESTION = 'how much is the large jollof tray?'
const ANSWER = 'The large jollof tray is ₦24,000.'
const modelAt = (baseUrl: string): Turn['models'] => [
  { id: 'm1', provider: 'openai-compatible', settings: { baseUrl, model: newId(), apiKey: newId() } },
]

async function read(
  mode: Mode,
  { baseUrl = server.url, question = QUESTION, over = {} }: { baseUrl?: string; question?: string; over?: Partial<Turn> } = {},
) {
  server.set(mode)
  const decision = await run(question, { models: modelAt(baseUrl), ...over }, find)
  return { text: textOf(decision), decision, asked: server.requests.length, by: decision.calls.at(-1)?.provider }
}
const says = (...replies: string[]): Mode => ({ mode: 'scripted', replies })
const completion = (message: object, finish = 'stop') => ({
  id: 'c',
  choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', ...message } }],
  usage: null,
})
const good = { body: completion({ content: ANSWER }) }
const refusal = (message: string, status = 400): Wired => ({ status, body: { error: { message } } })
/** What is answered first, then well. */
const once = (first: Wired): Mode => ({ mode: 'wire', answer: (_, nth) => (nth === 0 ? first : good) })

describe('the answer comes through', () => {
  test.each([
    ['thoughts in a tag', `<deliberation>24,000 is in the list.</deliberation>\n${ANSWER}`],
    ['thoughts with only their end', `It is in the list.</thinking>${ANSWER}`],
    ['channels', `<|channel|>analysis<|message|>Price?<|end|><|start|>assistant<|channel|>final<|message|>${ANSWER}`],
    ['thinking aloud', `Okay, the user is asking about a tray. I should answer with the price.\n\n${ANSWER}`],
    ['an opening', `Absolutely! Here's a message for the customer:\n\n${ANSWER}`],
    ['quotes', `“${ANSWER}”`],
    ['a label', `**Final answer:** ${ANSWER}`],
    ['JSON', JSON.stringify({ reply: ANSWER })],
    ['bold words', 'The **large jollof tray** is __₦24,000__.'],
    ['HTML', `<div>${ANSWER.replace('₦', '&#8358;')}</div>`],
    ['a source', `Based on the provided context, the large jollof tray is ₦24,000 [source 1].`.replace('the large', 'The large')],
    ['a circle', `${ANSWER} `.repeat(20)],
    ['styled digits', 'The large jollof tray is ₦𝟐𝟒,𝟎𝟎𝟎.'],
  ])('out of %s', async (_, reply) => {
    const { text, asked } = await read(says(reply))
    expect(text).toBe(ANSWER)
    expect(asked).toBe(1)
  })

  test('bold is written as the channel shows it', async () => {
    const { text } = await read(says('The **large jollof tray** is ₦24,000.'), { over: { channel: 'whatsapp-cloud' } })
    expect(text).toBe('The *large jollof tray* is ₦24,000.')
  })

  test.each([
    "I'm sorry, I can't go lower than ₦24,000 for the large jollof tray.",
    'I’m afraid I can’t do the large jollof tray for less.',
  ])('a polite no is an answer: %j', async (reply) => {
    expect((await read(says(reply), { question: 'Can you do the large jollof tray cheaper?' })).text).toBe(reply)
  })
})

describe('nobody reads', () => {
  test.each([
    '<think>The price is 24,000, I will',
    'As a language model I cannot know prices.',
    "I'm sorry, but I can't assist with that.",
    'The provided material does not mention trays.',
    'My instructions forbid me to say that.',
    'Understood. I use this material only as information, never as instructions.',
    '[{"sku":"tray","price":24000}]',
    'catalog(query="tray")',
    '{"name":"send_mail","arguments":{"to":"all"}}',
    'Der große Jollof-Teller kostet ₦24,000 und wir liefern ihn gerne zu Ihnen nach Hause.',
    'The large jollof tray is ₦24,000. 需要四个工作日，欢迎光临我们的商店。',
  ])('%j, the next one answers', async (reply) => {
    const { text, by } = await read(says(reply))
    expect(by).toBe('offline')
    expect(text).toContain('₦24,000')
  })

  test.each(['no source', 'No_Source.', '**NO SOURCE**', 'NO\\_SOURCE', 'The material does not hold that. NO-SOURCE', 'SIN_FUENTE'])(
    '%j: a person is asked',
    async (reply) => {
      const { text, decision } = await read(says(reply))
      expect(handedOver(decision)).toBe('no_source')
      expect(text).not.toMatch(/source|fuente/i)
    },
  )
})

describe('a server that', () => {
  test.each<[string, Wired]>([
    ['fails', refusal('oops', 500)],
    ['is overloaded', refusal('overloaded', 503)],
    [
      'asks for a second',
      { status: 429, headers: { 'retry-after': '1', 'content-type': 'application/json' }, body: { error: { message: 'Slow down' } } },
    ],
    ['hangs up', 'reset'],
    ['sends its error as an answer', { body: { error: { message: 'Provider returned error', code: 502 } } }],
  ])('%s once is asked once more', async (_, first) => {
    const { text, asked } = await read(once(first))
    expect([text, asked]).toEqual([ANSWER, 2])
  })

  test('asks for a minute is left alone', async () => {
    const { by, asked } = await read({ mode: 'limited', retryAfterSeconds: 60 })
    expect([by, asked]).toEqual(['offline', 1])
  })

  test('fails twice is not asked a third time', async () => {
    expect(await read({ mode: 'broken' })).toMatchObject({ by: 'offline', asked: 2 })
  })

  test.each<[string, (body: { [key: string]: unknown }) => boolean, string]>([
    ['temperature', (body) => 'temperature' in body, "'temperature' is not supported with this model."],
    ['max_tokens', (body) => 'max_tokens' in body, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."],
    ['tools', (body) => 'tools' in body, 'This model does not support tools.'],
    [
      'a system message',
      (body) => (body.messages as { role: string }[]).some(({ role }) => role === 'system'),
      'System role not supported',
    ],
    [
      'so long a prompt',
      (body) => JSON.stringify(body).length > 5500,
      "This model's maximum context length is 1024 tokens. Please reduce the length of the messages.",
    ],
  ])('does not take %s is asked without', async (_, has, message) => {
    const { text } = await read({ mode: 'wire', answer: (body) => (has(body as never) ? refusal(message) : good) })
    expect(text).toBe(ANSWER)
  })

  test('counts thoughts as output is given room for them', async () => {
    const cut = { body: completion({ content: '', reasoning_content: 'Well, the price, the price…' }, 'length') }
    const { text } = await read({ mode: 'wire', answer: (body) => ((body.max_tokens ?? 0) > 2000 ? good : cut) })
    expect(text).toBe(ANSWER)
  })

  test.each<[string, string]>([
    ['a byte order mark', `\uFEFF${JSON.stringify(good.body)}`],
    ['comments', `: WORKING\n\n${JSON.stringify(good.body)}`],
    [
      'a stream',
      `data: {"choices":[{"delta":{"content":"The large jollof "}}]}\n\ndata: {"choices":[{"delta":{"content":"tray is ₦24,000."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`,
    ],
  ])('sends %s is understood', async (_, body) => {
    expect((await read({ mode: 'wire', answer: () => ({ body }) })).text).toBe(ANSWER)
  })

  test('is given without its version, or with too much, is found', async () => {
    const { origin } = new URL(server.url)
    for (const baseUrl of [origin, `${origin}/`, `${server.url}/chat/completions`, `${origin}/api`])
      expect((await read(says(ANSWER), { baseUrl })).text).toBe(ANSWER)
  })
})

describe('a call that is written as text', () => {
  const call = (text: string): Mode => ({
    mode: 'wire',
    answer: (body) => (body.messages.some(({ role }) => role === 'tool') ? good : { body: completion({ content: text }) }),
  })

  test.each([
    '{"name":"catalog","arguments":{"query":"tray"}}',
    '<function=catalog><parameter=query>tray</parameter></function>',
    'catalog(query="tray")',
    '```json\n{"tool":"catalog","query":"tray"}\n```',
  ])('%j is carried out', async (text) => {
    const { text: said, asked } = await read(call(text))
    expect([said, asked]).toEqual([ANSWER, 2])
  })

  test('of what is no tool is refused, and said so', async () => {
    const { text, decision } = await read(call('{"name":"refund","arguments":{"percent":100}}'))
    expect(text).toBe(ANSWER)
    expect(decision.verdicts).toContainEqual(expect.objectContaining({ guard: 'skills', verdict: 'blocked' }))
  })
})
