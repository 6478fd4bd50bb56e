import type { Phrases } from './en.ts'

export default {
  optedOut: 'An gama: {business} ba za su sake turo maka saƙo ba. Ka amsa da START don sake farawa.',
} satisfies Partial<Phrases>
