import type { Phrases } from './en.ts'

export default {
  ended: 'Rárá, èyí kò sí mọ́: ó wà nínú àtòjọ tàbí ìpèsè àtijọ́ tó ti parí.',
  optedOut: 'A ti ṣe e: {business} ko ni fi iranṣẹ ranṣẹ si yin mọ. Ẹ fesi START lati bẹrẹ pada.',
  greeting: 'Ẹ ku abọ{customer}! Emi ni {agent}, oluranlọwọ ẹrọ ti {business}. Bawo ni mo ṣe le ran yin lọwọ?',
  thanks: 'Ẹ ṣe! Ẹ kọ si wa nigbakugba.',
} satisfies Partial<Phrases>
