import type { Phrases } from './en.ts'

export default {
  optedOut: 'Pronto: você não receberá mais mensagens de {business}. Responda START para voltar.',
} satisfies Partial<Phrases>
