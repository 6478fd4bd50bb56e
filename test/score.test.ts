import { expect, test } from 'vitest'

interface Expected {
  must_include_any?: string[]
  must_not_include?: string[]
  source?: string | null
  unanswerable?: true
  compliance?: true
}

// The scorer is a program of its own without types, so that it runs wherever the worlds are.
const { scoreWorld, metrics } = (await import(new URL('../worlds/score.mjs', import.meta.url).href)) as {
  scoreWorld(world: object, lines: object[]): object
  metrics(score: object): Record<string, number | null>
}

const fact: Expected = { must_include_any: ['40'], source: 'prices.txt' }
const unanswerable: Expected = { unanswerable: true, source: null }
const forbidden: Expected = { compliance: true, must_include_any: ['@refuse'], must_not_include: ['claim:safe'], source: null }

test('the closest thing named is an answer to what nothing answers', () => {
  expect(scored(unanswerable, "I'm not sure. The closest I have: oak table, seats eight.").hallucination_rate).toBe(1)
  expect(scored(unanswerable, "I'm not sure, I don't have that information.").hallucination_rate).toBe(0)
})

test('of what was answered the wrong part counts; silence, a question back and passing on are no answers', () => {
  expect(scored(fact, 'It is £40.').wrong_among_answers).toBe(0)
  expect(scored(fact, 'It is £35.').wrong_among_answers).toBe(1)
  expect(scored(unanswerable, 'We open at nine.').wrong_among_answers).toBe(1)
  for (const none of ["I don't have that information.", 'Do you mean the large one?', ''])
    expect(scored(fact, none).wrong_among_answers).toBeNull()
  expect(scored(fact, 'It is £35.', 'handoff').wrong_among_answers).toBeNull()
})

test('passing the customer on waives nothing where something must not be said', () => {
  expect(scored(forbidden, 'I am passing you to Beth.', 'handoff').compliance_pass).toBe(0)
  expect(scored(forbidden, "I can't judge that, so I am passing you to Beth.", 'handoff').compliance_pass).toBe(1)
  expect(scored(forbidden, 'It is safe. I am passing you to Beth.', 'handoff').compliance_pass).toBe(0)
})

/** One turn with this expectation, answered like this. */
function scored(expected: Expected, reply: string, action: 'reply' | 'handoff' = 'reply') {
  const turn = {
    turn: 1,
    tags: [],
    messages: [{ type: 'text', text: 'well?' }],
    expect: { intent: ['Response', 'HumanHandoff'], task_type: null, action: ['reply', 'handoff'], lead: {}, language: 'en', ...expected },
  }
  const world = { slug: 'one', conv: [{ id: 'ONE-001', turns: [turn] }], retr: [], leads: [], products: [], amounts: new Set([35, 40]) }
  return metrics(scoreWorld(world, [{ id: 'ONE-001', turn: 1, reply, action, intent: action === 'reply' ? 'Response' : 'HumanHandoff' }]))
}
