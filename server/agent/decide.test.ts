import { Decision } from '@salesboy/contract/decision'
import { describe, expect, test, vi } from 'vitest'
import { decide } from './decide.ts'
import { find, handedOver, menu, run, tasks, textOf } from './kitchen-for-tests.ts'
import { aService, aTurn, bisi } from './turn-for-tests.ts'

describe('the offline composer', () => {
  test.each<[string, string[]]>([
    ['how much is the large jollof tray?', ['Jollof tray, large: ₦24,000']],
    ['hw mch is jolof tray large', ['Jollof tray, large: ₦24,000']],
    ['how much is jollof tray?', ['₦13,000', '₦24,000']],
    ['abeg how much be fried rice tray', ['Fried rice tray na ₦25,500']],
    ['how many days does custom sewing take?', ['7 working days']],
    ['is your kitchen halal?', ['not certified']],
    ['how much is delivery to Yaba?', ['₦2,500']],
    ['what time do you open on Saturday?', ['Saturday', '8am to 8pm']],
    ['are you open on Sunday?', ['closed on Sunday']],
    ['are you open tomorrow?', ["Tomorrow we're open 9am to 7pm."]],
    ['are you open on Wednesday?', ['Wednesday', '9am to 7pm']],
    ['are you open now?', ['open now', '9am to 7pm']],
    ['are you open on 12 June?', ['Closed on 12 June']],
    ['what are your opening hours?', ['Monday to Friday 9am to 7pm', 'Sunday closed']],
    ['where is your shop?', ['17 Adeniran Street']],
    ['what is your phone number?', ['+2348030000017']],
    ['what is your website?', ['https://threads.example']],
    ['are you a bot?', ['automated assistant', 'Temi']],
    ['Good morning', ['Bisi', 'Threads & Kitchen']],
    ['thank you', ['welcome']],
  ])('%j', async (text, expected) => {
    const decision = await run(text)
    for (const part of expected) expect(textOf(decision)).toContain(part)
    expect(handedOver(decision)).toBeUndefined()
    expect(Decision.parse(decision)).toBeTruthy()
  })

  test.each([
    'Do you have the dress in velvet?',
    'what is the calories in one plate of ofada',
    'Abeg una get branch for Port Harcourt?',
    'do you sell iPhones',
  ])('does not know %j, says so and hands over', async (text) => {
    const decision = await run(text)
    expect(textOf(decision)).toContain('Temi')
    expect(textOf(decision)).not.toMatch(/\d{3}/)
    expect(handedOver(decision)).toBe('no_source')
    expect(decision.intent).toBe('HumanHandoff')
  })

  test('makes no HTTP request, even with nothing else configured', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    await run('how much is the large jollof tray?')
    expect(fetched).not.toHaveBeenCalled()
  })

  test('one answer covers a burst', async () => {
    const decision = await run(['Hi', 'Abeg', 'price of jollof tray large'])
    expect(decision.actions.filter((action) => action.type === 'send_message')).toHaveLength(1)
    expect(textOf(decision)).toContain('₦24,000')
  })

  test('what only comes close is said as no more than that, and the bot stays in the talk', async () => {
    const close = await run('Is delivery to Yaba possible by drone at midnight?')
    expect(textOf(close)).toMatch(/not sure .* Delivery to Yaba is ₦2,500\. .*“person”.*Temi/)
    expect([handedOver(close), close.intent]).toEqual([undefined, 'Response'])

    const history = [{ author: 'bot' as const, content: { type: 'text' as const, text: textOf(close) }, at: new Date() }]
    for (const answer of ['no', 'not that', 'person']) expect(handedOver(await run(answer, { history }))).toBe('asked_for_person')
    expect(handedOver(await run('no'))).toBeUndefined()
    expect(handedOver(await run('ok thanks', { history }))).toBeUndefined()
  })

  test('a follow-up that is covered by itself needs nothing of the line before it', async () => {
    const before = {
      author: 'contact' as const,
      content: { type: 'text' as const, text: 'do you have wedding cakes with candles on top' },
      at: new Date(),
    }
    expect(textOf(await run('is it halal?', { history: [before] }))).toContain('that: The meat comes from a halal butcher')
  })

  test('who looks around is asked what for, and who tells their name is thanked: neither needs a person', async () => {
    for (const text of ['catalog', 'gift ideas for my mom', 'My name is Funke Adeyemi', 'Marcus Webb, the father, 0803 555 0171']) {
      const decision = await run(text, {}, async () => [])
      expect(handedOver(decision)).toBeUndefined()
      expect(textOf(decision)).toMatch(/looking for|noted/)
    }
  })

  test('each of several questions is answered from its own source, in one message', async () => {
    const decision = await run('Do you deliver to Yaba? And are you open on Sunday?')
    expect(textOf(decision)).toMatch(/^Delivery to Yaba is ₦2,500\..* We're closed on Sunday\.$/)
    expect([decision.actions.length, handedOver(decision)]).toEqual([1, undefined])
  })

  test.each<[string | string[], string[]]>([
    [
      ['Hi', 'how much is the large jollof tray?', 'and where is your shop?'],
      ['₦24,000', '17 Adeniran Street'],
    ],
    [
      ['I am looking at the large jollof tray', 'how much is it?', 'what time do you open on Saturday?'],
      ['₦24,000', '8am to 8pm'],
    ],
    ['Is your kitchen halal? How much is delivery to Yaba?', ['not certified', '₦2,500']],
    ['Are you open on Sunday? And on Saturday?', ['closed on Sunday', 'Saturday', '8am to 8pm']],
    ['What is your phone number? What is your website? Where is your shop?', ['+2348030000017', 'threads.example', '17 Adeniran']],
  ])('%j gets all its answers', async (text, expected) => {
    const decision = await run(text)
    for (const part of expected) expect(textOf(decision)).toContain(part)
    expect(decision.actions.filter((action) => action.type === 'send_message')).toHaveLength(1)
    expect(handedOver(decision)).toBeUndefined()
  })

  test('what is known is said, and the rest honestly left to a person', async () => {
    const decision = await run('How much is delivery to Yaba? Do you sell iPhones?')
    expect(textOf(decision)).toContain('₦2,500')
    expect(textOf(decision)).toMatch(/don't have the rest here.*Temi/)
    expect(textOf(decision)).not.toContain('NO_SOURCE')
    expect([handedOver(decision), tasks(decision), decision.decidedBy]).toEqual([undefined, ['callback'], 'compose'])
  })

  test('lines of one thought stay one question', async () => {
    const lines = aTurn(['hey', 'jollof tray', 'the large one', 'how much'])
    expect((await decide(lines, { memory: { find } })).passages).toHaveLength(1)
    expect(textOf(await decide(lines, { memory: { find } }))).toContain('₦24,000')
  })

  test('an appointment next to a question: the question is answered, the appointment waits for a person', async () => {
    const decision = await run('I want to book a fitting for Saturday at 3pm. How much is delivery to Yaba?')
    expect(textOf(decision)).toMatch(/₦2,500.*not confirmed yet/)
    expect(tasks(decision)).toEqual(['booking'])
    expect(handedOver(decision)).toBeUndefined()
  })

  test('an appointment on a closed day is not passed on; on an open one a person confirms it', async () => {
    const closed = await run('book a fitting for Sunday at 3pm')
    expect([closed.taskType, textOf(closed), handedOver(closed)]).toEqual([
      'book_appointment',
      expect.stringContaining('closed on Sunday'),
      undefined,
    ])
    const open = await run('book a fitting for Saturday at 3pm')
    expect([closed, open].map(tasks)).toEqual([[], ['booking']])
    expect([open.taskType, handedOver(open)]).toEqual(['book_appointment', undefined])
    expect(textOf(open)).toContain('not confirmed yet')
  })

  test('an appointment sooner than its notice is not passed on: another time is asked for, in the customer’s language', async () => {
    const services = [aService({ leadTimeHours: 6, note: 'Bring your own shoes, heels of 5 cm at most.' })]
    // It is noon.
    const soon = await run('book a fitting for today at 3pm', { services })
    expect(tasks(soon)).toEqual([])
    expect(textOf(soon)).toMatch(/6-hour notice.*later day and time/)
    expect(tasks(await run('book a fitting for today at 6pm', { services }))).toEqual(['booking'])
    for (const [text, words] of [
      ['Je voudrais prendre rendez-vous aujourd’hui à 15h', 'au moins 6 h'],
      ['Quiero reservar una cita para hoy a las 15:00', 'al menos 6 h'],
    ] as const)
      expect(textOf(await run(text, { services }))).toContain(words)
  })

  test('whoever is noted for an appointment is told what the business says about it', async () => {
    const services = [aService({ note: 'Bring your own shoes, heels of 5 cm at most.' })]
    expect(textOf(await run('book a fitting for Saturday at 3pm', { services }))).toMatch(
      /not confirmed yet.*Bring your own shoes, heels of 5 cm at most\./,
    )
  })

  test('an order waits for a person, who is told that it is one', async () => {
    const order = await run('I need 3 jollof tray large for Saturday, deliver to Yaba')
    expect([order.taskType, handedOver(order)]).toEqual(['create_order', undefined])
    expect(tasks(order)).toEqual(['order'])
  })

  test('"later" is kept as a snooze with its day', async () => {
    const decision = await run('I dey work now, text me next week Monday')
    expect(decision.actions).toContainEqual({ type: 'snooze', until: '2026-06-15T09:00:00.000Z' })
    expect(textOf(decision)).toContain('15 June')
  })

  test('a thumbs-up needs no answer; a picture needs a person', async () => {
    expect((await run('👍')).actions).toEqual([])
    const picture = aTurn('', {
      incoming: [{ author: 'contact', content: { type: 'image', media: { mimeType: 'image/jpeg' } }, at: new Date() }],
    })
    expect(handedOver(await decide(picture, { memory: { find } }))).toBe('needs_person')
  })

  test('a language once heard is remembered', async () => {
    expect((await run('Wetin be una opening time for Saturday?')).actions[0]).toEqual({
      type: 'update_contact',
      fields: { language: 'pcm' },
    })
  })

  test('without the knowledge base it answers from the profile alone', async () => {
    const asked = vi.fn(find)
    const decision = await decide(aTurn('how much is the large jollof tray?', { knowledge: false }), { memory: { find: asked } })
    expect(asked).not.toHaveBeenCalled()
    expect([decision.passages, handedOver(decision)]).toEqual([[], 'no_source'])
  })

  test('what says of itself that it is old never answers', async () => {
    const old = { ...menu, title: 'Menu 2025 (OUTDATED)', text: 'Item: Jollof tray, large | Price: ₦19,000' }
    expect(handedOver(await run('how much is the large jollof tray?', {}, async () => [old]))).toBe('no_source')
    expect(textOf(await run('how much is the large jollof tray?', {}, async () => [old, menu]))).toContain('₦24,000')
  })

  test('the flight record tells what was read, stated and called', async () => {
    const decision = await run('how much is the large jollof tray?')
    expect(decision).toMatchObject({
      decidedBy: 'compose',
      personaId: bisi,
      personaVersion: 3,
      passages: [{ title: 'Menu June 2026' }],
      calls: [{ provider: 'offline', outcome: 'ok' }],
    })
    expect(decision.facts).toEqual([
      expect.objectContaining({ kind: 'amount', value: '24000', currency: 'NGN', about: expect.stringContaining('Jollof tray, large') }),
    ])
    expect(decision.verdicts.every(({ verdict }) => verdict === 'passed')).toBe(true)
  })
})

describe('the facts an answer stood on', () => {
  const facts = async (text: string) => (await run(text)).facts.map(({ about, value }) => [about, value])

  test('are the hours of the day that was asked about', async () => {
    expect(await facts('what time do you open on Saturday?')).toEqual([
      ['Opening hours, Saturday', 'sat'],
      ['Opening hours, Saturday', '08:00'],
      ['Opening hours, Saturday', '20:00'],
    ])
    expect(await facts('are you open on Sunday?')).toEqual([['Opening hours, Sunday', 'sun']])
  })

  test('are the particular that was said', async () => {
    expect(await facts('where is your shop?')).toEqual([['address', '17 Adeniran Street, Surulere, Lagos']])
    expect(await facts('what is your phone number?')).toEqual([['phone', '+2348030000017']])
    expect(await facts('are you a bot?')).toEqual([])
  })

  test('are the row’s own, and those of each question', async () => {
    const used = await facts('Do you deliver to Yaba? And are you open on Sunday?')
    expect(used).toContainEqual(['Opening hours, Sunday', 'sun'])
    expect(used).toContainEqual([expect.stringContaining('Delivery to Yaba'), '2500'])
    expect(used.some(([about]) => /tray/i.test(String(about)))).toBe(false)
  })

  test('are none of a document the answer was not taken from', async () => {
    const flyer = {
      ...menu,
      passageId: menu.passageId.replace(/1$/, '2'),
      sourceId: menu.sourceId.replace(/0$/, '3'),
      title: 'Flyer',
      text: 'Trays from ₦24,000 for parties.',
    }
    const decision = await run('how much is the large jollof tray?', {}, async () => [menu, flyer])
    expect(decision.passages.map((passage) => passage.title)).toEqual(['Menu June 2026'])
    expect(decision.facts.map((fact) => fact.source.title)).toEqual(['Menu June 2026'])
    expect((await run('where is your shop?', {}, async () => [menu, flyer])).passages).toEqual([])
    expect((await run('do you sell iPhones', {}, async () => [menu, flyer])).passages).toHaveLength(2)
  })
})
