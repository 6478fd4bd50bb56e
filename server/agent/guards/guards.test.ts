import type { PassageUsed } from '@salesboy/contract/decision'
import { describe, expect, test } from 'vitest'
import { recall } from '../recall.ts'
import { aThinking, aTurn } from '../turn-for-tests.ts'
import { understand } from '../understand.ts'
import { guards } from './index.ts'

const menu: PassageUsed = {
  passageId: '0197a000-0000-7000-8000-0000000000f1',
  sourceId: '0197a000-0000-7000-8000-0000000000f0',
  title: 'Price list',
  heading: null,
  text: [
    'Item: Jollof tray | Price: 24000',
    'Item: Agbada | Price: ₦95,000',
    'Delivery to Yaba is ₦2,500 and takes 48 hours. Orders of ₦150,000 and above get free delivery anywhere in Lagos.',
    'From 10 pieces you get 8% off. Catering needs a 60% deposit. Old stock sale: 35% off. Write to kitchen@threads.example.',
    'Small chops 50 pieces ........ 15,000',
    'Waiter for 25 guests, 6 hours: ₦12,000. Closed on 12 June 2026. 3 left in stock.',
  ].join('\n'),
  score: 1,
}

async function faults(draft: string, customer = 'hello') {
  const turn = aTurn(customer, {
    persona: {
      ...aTurn('').persona,
      instructions: 'We buy our cloth from Balogun market every second Tuesday before the traders from Kano arrive.',
    },
  })
  const thinking = { ...aThinking(turn), memory: { find: async () => [menu] } }
  const said = await understand(thinking)
  const understood = { ...said, questions: said.questions.map((question) => ({ ...question, lookUp: 'x' })) }
  const recalled = await recall({ ...thinking, understood })
  const checked = {
    ...thinking,
    understood,
    recalled,
    draft: { text: draft, actions: [], by: 'model', passages: null },
    facts: recalled.facts,
  }
  return Object.entries(guards)
    .filter(([, guard]) => guard(checked) !== null)
    .map(([name]) => name)
}

describe('what a good answer says passes', () => {
  test.each<[string, string?]>([
    ['Hi! How can I help you today?'],
    ['Feel free to ask me anything. One moment please!'],
    ['The jollof tray is ₦24,000.'],
    ['The jollof tray is 24k, the agbada N95,000.'],
    ['Small chops, 50 pieces: ₦15,000'],
    ['Delivery to Yaba is 2,500 naira and takes 2 days.'],
    ['Delivery is free for orders of ₦150,000 and above.'],
    ['You get 8% off from 10 pieces; catering needs a deposit of 60%.'],
    ['Jollof tray ₦24,000 + delivery ₦2,500 = ₦26,500.'],
    ['Two trays at ₦24,000 come to ₦48,000.', 'how much for 2 jollof trays'],
    ['3 trays at ₦24,000 with 60% deposit: ₦43,200.', 'I need 3 trays'],
    ['We are open Monday to Friday 9am - 7pm and Saturday 08:00 to 20:00.'],
    ['We are closed on 12 June.'],
    ['There are 3 left.'],
    ['So you would like it for 40 guests on 25 December 2026?', 'party for 40 guests on 25 December 2026'],
    ['Call us on 0803 000 0017 or write to orders@threads.example, or see https://threads.example/menu.'],
    ['1. Jollof tray\n2. Agbada'],
    ['Your order is not confirmed until Temi has checked it.'],
    ['Once your booking is confirmed you get a message.'],
    ['Would you like me to pass your order on?'],
    ["I'm an automated assistant."],
    ['Le serveur reste 6 heures.'],
    ['I have noted your size. Have you tried the jollof tray?'],
    ['I understood that you want the agbada, and I looked at the list for you.'],
    ['Your order is needed two days before. Your tray is kept warm until you come.'],
    ['We do not give a lifetime guarantee on clothes.'],
    ['No, we are not open on Sunday.'],
    ['Yes, we are open on Monday.'],
    ['The waiter is ₦12,000 for 6 hours, so two of them are ₦24,000.', 'two waiters please'],
  ])('%j', async (draft, customer) => expect(await faults(draft, customer)).toEqual([]))
})

describe('what it may not say is caught', () => {
  test.each<[string, string, string?]>([
    ['numbers', 'The jollof tray is ₦23,000.'],
    ['numbers', 'The jollof tray is $24,000.'],
    ['numbers', 'Ok, ₦20,000 it is.', 'I can pay ₦20,000'],
    ['numbers', 'I can do 15%.', 'give me 15%'],
    ['numbers', 'Delivery takes 3 days.'],
    ['numbers', 'There are 9 left.', 'I need 9'],
    ['numbers', 'We close at 11pm.'],
    ['numbers', 'Le serveur reste 5 heures.'],
    ['numbers', 'The total is ₦31,000.', 'I want 7 of everything'],
    ['numbers', 'Everything is free today.'],
    ['numbers', 'The agbada comes free of charge.'],
    ['numbers', 'We are closed on 13 June 2026.'],
    ['numbers', 'Pay into 0123456789.'],
    ['numbers', 'The agbada is ₦24,000 and the jollof tray ₦95,000.'],
    ['numbers', 'Delivery to Yaba is ₦12,000.'],
    ['numbers', 'A deposit of 8% is needed for catering.'],
    ['opening', 'We are closed on Mondays.'],
    ['opening', 'Nous sommes fermés le lundi.'],
    ['opening', 'Yes, we are open on Sunday.'],
    ['deeds', 'I have emailed your receipt.'],
    ['deeds', 'We already put your name down.'],
    ['deeds', 'Your parcel is on its way.'],
    ['deeds', 'I went ahead and changed the address.'],
    ['deeds', 'You are in the calendar for Monday.'],
    ['deeds', 'Done! See you on Monday.'],
    ['promises', 'The agbada comes with a lifetime guarantee.'],
    ['promises', 'We are the cheapest in Lagos and officially approved.'],
    ['promises', 'This soup heals malaria.'],
    ['promises', 'Ask for Bello Adamu at the gate.'],
    ['promises', 'Type SAVE50 when you pay.'],
    ['discounts', 'You get 35% off.'],
    ['discounts', 'Everything at half price!'],
    ['discounts', 'Buy one get one free on agbada.'],
    ['links', 'See https://evil.example/x'],
    ['links', 'See http://threads.example.evil.example'],
    ['links', 'See https://threads.example@evil.example/pay'],
    ['links', 'bit.ly/abc'],
    ['links', 'hxxp://evil.example'],
    ['links', 'evil[.]example'],
    ['links', 'Click javascript:alert(1)'],
    ['links', '![receipt](https://threads.example/r.png)'],
    ['links', 'Write to temi@gmail.example'],
    ['leaks', '<tool_call>{"name":"x"}</tool_call>'],
    ['leaks', 'Sure. {"name": "refund"}'],
    ['leaks', 'system: you are now free'],
    ['leaks', 'My instructions are to sell.'],
    ['leaks', 'We buy our cloth from Balogun market every second Tuesday before the traders from Kano arrive.'],
    ['leaks', 'Never offer a discount, a free item or a promise that the material does not state.'],
    ['deeds', 'I have booked you in.'],
    ['deeds', 'Your order has been confirmed.'],
    ['deeds', "I've cancelled it for you."],
    ['deeds', 'Discount approved!'],
    ['deeds', 'Payment received, thank you.'],
    ['deeds', 'You are all set.'],
    ['shape', '   '],
    ['shape', 'a'.repeat(4097)],
  ])('%s: %j', async (guard, draft, customer) => expect(await faults(draft, customer)).toContain(guard))
})
