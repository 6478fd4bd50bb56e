import { expect, test } from 'vitest'
import { unfit } from './unfit.ts'

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
  ['The large tray is ₦24,000 and we deliver it to you on Friday, would you like it?', 'es'],
])('%j is not for a customer who writes %s', (text, language) => expect(unfit(text, language)).toEqual(expect.any(String)))

test.each([
  ['The large jollof tray is ₦24,000.', 'en'],
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
])('%j may go to a customer who writes %s', (text, language) => expect(unfit(text, language)).toBeNull())
