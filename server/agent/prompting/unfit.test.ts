import { expect, test } from 'vitest'
import { type Reader, unfit } from './unfit.ts'

const reader = (language: string, over: Partial<Reader> = {}): Reader => ({
  language,
  asks: ['price'],
  question: 'How much is the large tray?',
  known: ['The large jollof tray feeds ten and costs ₦24,000. We close at seven. Ankara is there, the small tray is cheaper.'],
  toldModel: ['Noted. It happens once your answer has been checked; a person confirms it.'],
  tools: [{ name: 'catalog', inputSchema: {} }],
  ...over,
})

test.each([
  ['<html><body><h1>502 Bad Gateway</h1></body></html>', 'en'],
  ['<!DOCTYPE html><title>Error</title>', 'en'],
  ['{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}', 'en'],
  ['{"detail":"Unauthorized"}', 'en'],
  ['502 Bad Gateway', 'en'],
  ['Traceback (most recent call last):\n File "server.py"', 'en'],
  ["I'm sorry, but I can't assist with that request.", 'en'],
  ['As an AI language model, I cannot discuss prices.', 'en'],
  ['Здравствуйте! Большой поднос стоит двадцать четыре тысячи.', 'en'],
  ['大きなトレイは二万四千ナイラです。配達は金曜日です。', 'en'],
  ['Bonjour ! Le grand plateau coûte 24 000 nairas et nous livrons vendredi, merci beaucoup.', 'en'],
  ['As a large language model I have no access to prices.', 'en'],
  ['I was trained not to talk about money.', 'en'],
  ['Como modelo de lenguaje, no puedo decir precios.', 'es'],
  ["OpenAI's usage policies do not allow that.", 'en'],
  ['I could not find this in the provided documents.', 'en'],
  ['The context does not mention the tray.', 'en'],
  ['My instructions tell me to answer only about trays.', 'en'],
  ['I have been instructed to say nothing else.', 'en'],
  ['It happens once your answer has been checked, dear customer.', 'en'],
  ['catalog(query="tray")', 'en'],
  ['[{"sku": 1}]', 'en'],
  ["I'm sorry, I don't have that information.", 'en'],
  ["I'm not able to help with this request.", 'en'],
  ['Lo siento, no lo sé.', 'es'],
  ['Someone from our team will get back to you.', 'en'],
  ['The tray is ₦24,000. 我们很高兴为您服务，欢迎再来。', 'en'],
  ['The large tray is ₦24,000 and we deliver it to you on Friday, would you like it?', 'es'],
])('%j is not for a customer who writes %s', (text, language) => expect(unfit(text, reader(language))).toEqual(expect.any(String)))

test.each([
  ['The large jollof tray is ₦24,000.', 'en'],
  ["I'm sorry, I can't go lower than ₦24,000.", 'en'],
  ["I'm sorry, I can't do that before we close.", 'en'],
  ['I am afraid I cannot give a discount on the jollof tray.', 'en'],
  ['I can’t say: is it the small or the large one?', 'en'],
  ['The small one is cheaper.', 'en'],
  ['We have 红烧肉 too, ₦3,000.', 'en'],
  ["I'm an automated assistant, and the tray is ₦24,000.", 'en'],
  ['Your instructions for the cake are noted.', 'en'],
  ["I'm sorry, we can't deliver on Sunday; Monday works.", 'en'],
  ["Sorry, I can't find velvet in the list, but ankara is there.", 'en'],
  ['We have pain au chocolat, crème brûlée and café au lait: ₦3,000 each.', 'en'],
  ['Our crew says e don ready, abeg come pick am.', 'pcm'],
  ['The large tray is ₦24,000, we dey open till 7pm.', 'pcm'],
  ['Haan ji, kurti available hai, price ₹899.', 'hi-Latn'],
  ['जी हाँ, कुर्ती उपलब्ध है।', 'hi-Latn'],
  ['Le grand plateau coûte 24 000 nairas, livraison vendredi.', 'fr'],
  ['NO_SOURCE', 'sw'],
  ['👍', 'fr'],
])('%j may go to a customer who writes %s', (text, language) => expect(unfit(text, reader(language))).toBeNull())

test.each(['bargain', 'private', 'advice', 'care'])('to a question of %s a polite no is an answer', (ask) =>
  expect(unfit("I'm sorry, but I can't help with that.", reader('en', { asks: [ask] }))).toBeNull(),
)

test.each(["Sorry, we don't offer that.", 'Sorry, I can’t help with that, we only sell trays.'])(
  'so is %j to a question that is answered with yes or no',
  (text) => expect(unfit(text, reader('en', { asks: ['knowledge'], question: 'Do you rent out trays?' }))).toBeNull(),
)

test('thoughts and nothing else are no answer, not knowing is one', () => {
  expect(unfit('', reader('en'))).toEqual(expect.any(String))
  expect(unfit('NO_SOURCE', reader('en'))).toBeNull()
})
