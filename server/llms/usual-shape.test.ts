import { expect, test } from 'vitest'
import { usualShape } from './usual-shape.ts'

const answer = { id: 'a', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Ten tulips.' } }] }
const json = JSON.stringify(answer)
const shaped = (text: string, status = 200) => {
  const usual = usualShape(status, text)
  return { status: usual.status, body: JSON.parse(usual.text) as typeof answer & { error?: { message: string } } }
}

test.each([`\uFEFF${json}`, `\n\n  ${json}\n`, `: keep-alive\n\n: PROCESSING\n${json}`, `data: ${json}\n\ndata: [DONE]\n`])(
  '%j is read',
  (text) => expect(shaped(text).body.choices[0]?.message.content).toBe('Ten tulips.'),
)

test('a stream is put together: words, calls, usage', () => {
  const chunk = (delta: object, more: object = {}) =>
    `data: ${JSON.stringify({ id: 's', choices: [{ delta, finish_reason: null, ...more }] })}\n\n`
  expect(
    shaped(`: hello\n${chunk({ content: 'Ten ' })}${chunk({ content: 'tulips.' })}${chunk({}, { finish_reason: 'stop' })}data: [DONE]\n\n`)
      .body.choices[0],
  ).toMatchObject({
    finish_reason: 'stop',
    message: { content: 'Ten tulips.' },
  })
  const call = (part: object) => chunk({ tool_calls: [{ index: 0, ...part }] })
  expect(
    shaped(call({ id: 'c', function: { name: 'catalog', arguments: '{"que' } }) + call({ function: { arguments: 'ry":"oak"}' } })).body
      .choices[0]?.message,
  ).toMatchObject({
    tool_calls: [{ id: 'c', function: { name: 'catalog', arguments: '{"query":"oak"}' } }],
  })
})

test.each<[object, number, string]>([
  [{ error: { message: 'Upstream', code: 503 } }, 503, 'Upstream'],
  [{ error: { message: 'Odd', code: 'oops' } }, 502, 'Odd'],
  [{ error: 'out of memory' }, 502, 'out of memory'],
  [{ choices: [{ finish_reason: 'error', error: { message: 'broke', code: 500 }, message: { content: '' } }] }, 500, 'broke'],
])('%j with status 200 is an error', (body, status, message) =>
  expect(shaped(JSON.stringify(body))).toMatchObject({ status, body: { error: { message } } }),
)

test.each([
  { function_call: { name: 'catalog', arguments: '{"query":"oak"}' } },
  { tool_calls: [{ function: { name: 'catalog', arguments: { query: 'oak' } } }] },
  { tool_calls: [{ name: 'catalog', arguments: { query: 'oak' } }] },
])('%j is a call in its present form', (message) =>
  expect(shaped(JSON.stringify({ choices: [{ message }] })).body.choices[0]?.message).toMatchObject({
    tool_calls: [{ type: 'function', function: { name: 'catalog', arguments: '{"query":"oak"}' } }],
  }),
)

test('what a model wrote where its server could not read the call comes through; other refusals in plain words do too', () => {
  const refused = { error: { message: 'Failed to call a function.', failed_generation: '<function=catalog{"query":"oak"}</function>' } }
  expect(shaped(JSON.stringify(refused), 400)).toMatchObject({
    status: 200,
    body: { choices: [{ message: { content: refused.error.failed_generation } }] },
  })
  expect(shaped(JSON.stringify({ error: 'model "x" not found' }), 404)).toMatchObject({
    status: 404,
    body: { error: { message: 'model "x" not found' } },
  })
  expect(usualShape(502, '<html>')).toEqual({ status: 502, text: '<html>' })
})
