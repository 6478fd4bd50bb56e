import type { CaseDraft } from '@salesboy/contract/evals'

export const emptyCase = (): CaseDraft => ({
  name: '',
  kind: 'other',
  channel: 'web-chat',
  now: null,
  lines: [{ author: 'contact', text: '', at: null }],
  contact: { name: null, language: null, optedOut: false },
  expect: {
    saysAll: [],
    saysAny: [],
    neverSays: [],
    actions: [],
    neverActions: [],
    facts: [],
    handOver: null,
    language: null,
    draftPasses: [],
  },
})
