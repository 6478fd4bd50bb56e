import type { Ask } from '#llms/offline/material.ts'
import { lexicon, type Matcher, matcher } from './match.ts'
import { spoken } from './mentions.ts'

/** What a line asks for, by lexicon. A line may ask several things; knowledge questions are what is left over. */
export const asks: Record<Exclude<Ask, 'knowledge' | 'care' | 'details' | 'media' | 'nothing'>, Matcher> = {
  greeting: matcher(lexicon('greeting')),
  thanks: matcher(lexicon('thanks')),
  goodbye: matcher(lexicon('goodbye')),
  acknowledged: matcher(lexicon('acknowledged')),
  smallTalk: matcher(lexicon('small-talk')),
  bot: matcher(lexicon('bot')),
  hours: matcher(lexicon('hours')),
  address: matcher(lexicon('address')),
  phone: matcher(lexicon('phone')),
  email: matcher(lexicon('email')),
  website: matcher(lexicon('website')),
  private: spoken(matcher(lexicon('private'))),
  advice: matcher(lexicon('advice')),
  bargain: matcher(lexicon('bargain')),
  price: matcher(lexicon('price')),
}
