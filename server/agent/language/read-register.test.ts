import { expect, test } from 'vitest'
import { readRegister } from './read-register.ts'

test.each<[string, ReturnType<typeof readRegister>]>([
  [
    'Good afternoon. I would like to enquire about your services, could you please advise?',
    { language: 'en', formality: 'formal', usesEmoji: false },
  ],
  ['heyyy u got dis in red?? 😍', { language: 'en', formality: 'casual', usesEmoji: true }],
  ['How much is the blue dress?', { language: 'en', formality: 'plain', usesEmoji: false }],
  ['abeg how much be this one sef', { language: 'pcm', formality: 'casual', usesEmoji: false }],
  ['yaar kitne ka hai ye, jaldi bata na bhai', { language: 'hi-Latn', formality: 'casual', usesEmoji: false }],
  ['नमस्कार, कृपया मुझे कीमत बताइए', { language: 'hi', formality: 'formal', usesEmoji: false }],
  [
    'Bonjour Madame, je souhaiterais prendre rendez-vous, pourriez-vous me répondre ?',
    { language: 'fr', formality: 'formal', usesEmoji: false },
  ],
  ['slt t as ça en noir stp', { language: 'fr', formality: 'casual', usesEmoji: false }],
  ['Buenas tardes, quisiera saber si podría enviarme el catálogo', { language: 'es', formality: 'formal', usesEmoji: false }],
  ['oye tienes esto en azul porfa 🙏', { language: 'es', formality: 'casual', usesEmoji: true }],
  ['niaje, mna hizi viatu size 42?', { language: 'sw', formality: 'casual', usesEmoji: false }],
  ['mko wapi Nairobi?', { language: 'sw', formality: 'plain', usesEmoji: false }],
])('%j', (text, expected) => expect(readRegister(text)).toEqual(expected))
