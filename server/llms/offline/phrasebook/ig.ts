import type { Phrases } from './en.ts'

export default { optedOut: 'Emechara: {business} agaghị ezitere gị ozi ọzọ. Zaghachi START ka ịmalite ọzọ.' } satisfies Partial<Phrases>
