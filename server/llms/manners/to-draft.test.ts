import { describe, expect, test } from 'vitest'
import { toDraft } from './to-draft.ts'

const draft = (text: string, bold = '') => toDraft(text, { bold, names: ['Mila', 'Tulip & Co'], unknown: 'NO_SOURCE' })
const ANSWER = 'A bunch of ten tulips is €12.50, and we open at 9.'

describe('what it is wrapped in', () => {
  test.each([
    `Certainly! Here is a possible response for the customer:\n\n${ANSWER}`,
    `Here's a friendly reply: ${ANSWER}`,
    `Of course! Here it is:\n${ANSWER}`,
    `Suggested reply: ${ANSWER}`,
    `You could say:\n\n"${ANSWER}"`.replace('You could say', 'You could reply with this message'),
    `Aquí tienes una respuesta:\n\n${ANSWER}`,
    `Voici une réponse possible :\n${ANSWER}`,
    `**Response:** ${ANSWER}`,
    `Final answer: ${ANSWER}`,
    `Sure thing, here's what I'd say: ${ANSWER}`,
    `Subject: Tulips\n\n${ANSWER}`,
    `[Mila]: ${ANSWER}`,
    `${ANSWER}\n\n[END]`,
    `${ANSWER}\n\nFeel free to customise it!`,
    `${ANSWER}\n\nWould you like me to make it more formal?`,
    `A: ${ANSWER}`,
    `Bot: ${ANSWER}`,
    `Mila: ${ANSWER}`,
    `Mila (Tulip & Co): ${ANSWER}`,
    `Tulip & Co: ${ANSWER}`,
    `“${ANSWER}”`,
    `«${ANSWER}»`,
    `'${ANSWER}'`,
    `> ${ANSWER}`,
    `\`\`\`\n${ANSWER}\n\`\`\``,
    `${ANSWER}\n\nLet me know if you'd like me to adjust the tone of this reply!`,
    `${ANSWER}\n\n---\n\n(Note: I kept the reply short, as the instructions ask.)`,
    `${ANSWER}\nCustomer: Thanks!\nAssistant: You are welcome.`,
    `{"reply": "${ANSWER}"}`,
    `\`\`\`json\n{"response": {"text": "${ANSWER}"}}\n\`\`\``,
    `"${ANSWER}"`,
    `<p>${ANSWER}</p>`,
    `<source number="2">${ANSWER}</source>`,
  ])('%j', (text) => expect(draft(text)).toBe(ANSWER))

  test.each([
    ANSWER,
    'Here is our address: Canal Street 4.',
    'Here are the prices: tulips €12.50, roses €20.',
    'Opening hours: 9 to 5.',
    'Yes: "Queen of Night" is a tulip.',
    '"Queen of Night" and "Apeldoorn" are tulips: both €12.50.',
    'Our answer to rain: a roof. Reply yes to keep it.',
    'Tulips: €12.50\nRoses: €20',
    'Let me know if you would like a different colour.',
    'Note: we close at 5 on Sundays.',
  ])('%j is left alone', (text) => expect(draft(text)).toBe(text))
})

describe('thinking aloud', () => {
  test.each([
    `Thought: the list has tulips.\nAnswer: ${ANSWER}`,
    `**Reasoning:** They want tulips.\n\n**Final Answer:** ${ANSWER}`,
    `Okay, the user is asking about tulips. I should answer with the price.\n\n${ANSWER}`,
    `The customer wants to know what tulips cost. ${ANSWER}`,
    `We need to answer briefly.\n\nI will reply in English.\n\n${ANSWER}`,
    `Let me think step by step. First, the list says ten tulips.\n\n${ANSWER}`,
    `Analysis: tulips.\n\n${ANSWER}`,
    `Reasoning: the list has them.\n${ANSWER}`,
    `### Thought process\nPrice.\n\n### Response\n${ANSWER}`,
    `(thinking: the list has them) ${ANSWER}`,
  ])('%j', (text) => expect(draft(text)).toBe(ANSWER))

  test.each(['Okay, the user wants tulips. I should answer with the price.', 'Thought: I do not know.'])('%j is nothing else', (text) =>
    expect(draft(text)).toBe(''),
  )

  test.each([
    'Okay, let me check that with the team.',
    'Well, the customer car park is behind the shop.',
    'First, I need to see the bike, then I can tell you the price.',
    'Let me see: we have three left.',
    'So you would like ten tulips?',
    'As an automated assistant I can answer most questions; Mila helps with the rest.',
    'I will answer you tomorrow.',
  ])('%j is speech', (text) => expect(draft(text)).toBe(text))
})

describe('marks', () => {
  test.each([
    ['The **red** ones are __€12.50__.', 'The red ones are €12.50.', 'The *red* ones are *€12.50*.'],
    ['# Prices\n\n* tulips\n* roses', 'Prices\n\n- tulips\n- roses', '*Prices*\n\n- tulips\n- roses'],
    ['1. Choose\n2. Pay', '1. Choose\n2. Pay', '1. Choose\n2. Pay'],
    ['*Only* today', 'Only today', '*Only* today'],
    ['Prices\n------\ntulips €12.50', 'Prices\ntulips €12.50', '*Prices*\ntulips €12.50'],
    ['- [ ] red\n- [x] white', '- red\n- white', '- red\n- white'],
  ])('%j', (text, plain, whatsapp) => {
    expect(draft(text)).toBe(plain)
    expect(draft(text, '*')).toBe(whatsapp)
  })

  test.each([
    [
      '| Flower | Price | Days |\n|:--|--:|---|\n| Tulip | €12.50 | 2 |\n| Rose | €20 | 3 |',
      'Tulip: Price €12.50, Days 2\nRose: Price €20, Days 3',
    ],
    ['| Tulip | €12.50 |\n| Rose | €20 |', 'Tulip: €12.50\nRose: €20'],
    ['[Order here](https://tulip.example/order)', 'Order here: https://tulip.example/order'],
    ['[tulip.example](https://tulip.example)', 'tulip.example'],
    ['Write to [shop@tulip.example](mailto:shop@tulip.example).', 'Write to shop@tulip.example.'],
    ['See <https://tulip.example>', 'See https://tulip.example'],
    ['It is `€12.50` ~~€15~~', 'It is €12.50 €15'],
    ['Ten tulips\\! \\$12.50', 'Ten tulips! $12.50'],
    ['<ul><li>tulips &euro;12.50</li><li>roses</li></ul>', '- tulips €12.50\n- roses'],
    ['<table><tr><td>Tulip</td><td>€12.50</td></tr></table>', 'Tulip: €12.50'],
    ['Call&nbsp;us: <a href="tel:+31201234567">+31 20 123 4567</a>', 'Call us: +31 20 123 4567'],
    ['\\(10 \\times €12.50 = \\boxed{€125}\\)', '10 × €12.50 = €125'],
    ['The total is $\\text{€}125$.', 'The total is €125.'],
    ['$$\\frac{1}{2} \\cdot €10$$', '1/2 · €10'.replace('·', '×')],
    ['It is €𝟏𝟐 or €１３, 9️⃣ left', 'It is €12 or €13, 9 left'],
    ['It is €1\u200b2', 'It is €12'],
  ])('%j becomes %j', (text, plain) => expect(draft(text)).toBe(plain))

  test.each([
    '$12 and $15',
    '2 * 3 * 4 = 24',
    'file_name_here',
    'm² and ½, ™',
    'पता: 5 < 6',
    'Size S/M_L',
    'C# and F#',
    '3 - 5 days\nor so',
    '#1 in town',
  ])('%j has none', (text) => expect(draft(text)).toBe(text))

  test('where a picture or a link leads stays in sight', () => {
    expect(draft('![x](https://evil.example/a.png)')).toContain('![x](https://evil.example/a.png)')
    expect(draft('<img src="https://evil.example/a.png">')).toContain('evil.example')
    expect(draft('<a href="https://evil.example">our site</a>')).toContain('evil.example')
  })
})

describe('talk of the material', () => {
  test.each([
    ['Based on the provided information, tulips are €12.50.', 'Tulips are €12.50.'],
    ['According to the documents provided, we open at 9.', 'We open at 9.'],
    ['As stated in source 2, tulips are €12.50 (source: price list).', 'Tulips are €12.50.'],
    ['The context mentions that tulips are €12.50.', 'Tulips are €12.50.'],
    ['I found in the sources that tulips are €12.50 [^1].\n\n[^1]: Price list', 'Tulips are €12.50.'],
    ['Tulips are €12.50【4†source】.', 'Tulips are €12.50.'],
    ['Tulips are €12.50 [1], roses €20 [2, 3].', 'Tulips are €12.50, roses €20.'],
    ['Tulips are €12.50, according to the material.', 'Tulips are €12.50.'],
    ['Tulips are €12.50.\n\nSources: [1] Price list', 'Tulips are €12.50.'],
  ])('%j', (text, said) => expect(draft(text)).toBe(said))

  test.each([
    'According to our price list, tulips are €12.50.',
    'The material is oak.',
    'From the information you gave me, two boxes are enough.',
    'Based on your measurements, size M fits.',
  ])('%j is none', (text) => expect(draft(text)).toBe(text))
})

describe('not knowing', () => {
  test.each([
    'no source',
    'No Source.',
    '**no_source**',
    'NO-SOURCE',
    'NO\\_SOURCE',
    '[NO SOURCE]',
    '"NO_SOURCE"',
    'NO‗SOURCE',
    'nosource',
    'No source found.',
    'N0_SOURCE',
    '{"answer":"NO_SOURCE"}',
    'Answer: NO_SOURCE',
    '<answer>NO_SOURCE</answer>',
    'SIN_FUENTE',
    'KEINE_QUELLE',
    'The provided context does not contain this. NO_SOURCE',
  ])('%j is one thing', (text) => expect(draft(text)).toBe('NO_SOURCE'))
  test('some of it', () => expect(draft('Tulips are €12.50. `no_source`')).toBe('Tulips are €12.50. NO_SOURCE'))
  test.each(['There is no source of nuts in it.', 'No sourcing fees!', 'A no-source-code contract'])('%j is speech', (text) =>
    expect(draft(text)).toBe(text),
  )
})

test('what runs in a circle is said once', () => {
  expect(draft('We open at 9. See you soon then. See you soon then. See you soon then.')).toBe('We open at 9. See you soon then.')
  expect(draft(`${ANSWER}\n${ANSWER}`)).toBe(ANSWER)
  expect(draft('Red: €5.\nBlue: €5.\nRed: €5.')).toBe('Red: €5.\nBlue: €5.\nRed: €5.')
})
