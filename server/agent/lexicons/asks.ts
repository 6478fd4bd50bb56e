import type { Ask } from '#llms/offline/material.ts'
import { type Lexicon, lexicon } from './match.ts'

/** What a line asks for, by lexicon. A line may ask several things; knowledge questions are what is left over. */
export const asks: Record<Exclude<Ask, 'knowledge' | 'details' | 'media' | 'nothing'>, Lexicon> = {
  greeting: lexicon('greeting'),
  thanks: lexicon('thanks'),
  goodbye: lexicon('goodbye'),
  acknowledged: lexicon('acknowledged'),
  smallTalk: lexicon('small-talk'),
  bot: lexicon('bot'),
  hours: lexicon('hours'),
  address: lexicon('address'),
  phone: lexicon('phone'),
  email: lexicon('email'),
  website: lexicon('website'),
  private: lexicon('private'),
  advice: lexicon('advice'),
  bargain: lexicon('bargain'),
  price: lexicon('price'),
}
