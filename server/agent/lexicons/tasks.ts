import { type Lexicon, lexicon } from './match.ts'

/** Wishes that start a workflow, by task type. Checked in this order. */
export const tasks: Record<'book_appointment' | 'create_order' | 'show_products', Lexicon> = {
  book_appointment: lexicon('book'),
  create_order: lexicon('order'),
  show_products: lexicon('browse'),
}

/** "Later, not now." The time itself is read from the words by `readSnooze`. */
export const later = lexicon('later')
