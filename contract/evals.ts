import { z } from 'zod'
import { Action } from './actions.ts'
import { Id, IdParams, Moment, Nothing, Page, PageQuery, Timestamp, VersionNumber } from './common.ts'
import { Decision } from './decision.ts'
import { PersonaChoice } from './personas.ts'
import { contract, route } from './route.ts'

/** What a case is about. Money, consent and handover have to pass before a persona is published; the rest informs. */
export const CaseKind = z.enum(['money', 'consent', 'handover', 'other'])
export type CaseKind = z.infer<typeof CaseKind>

export const ActionType = z.enum(Action.options.map(({ shape }) => shape.type.value) as [Action['type'], ...Action['type'][]])
export const GuardName = z.enum([
  'shape',
  'leaks',
  'identity',
  'links',
  'discounts',
  'numbers',
  'opening',
  'deeds',
  'promises',
  'care',
  'never',
])
export type GuardName = z.infer<typeof GuardName>

export const CaseLine = z.strictObject({
  author: z.enum(['contact', 'bot', 'teammate']),
  text: z.string().trim().min(1, 'A line has to say something.').max(4096),
  /** When it was written; null: at the time of the case. */
  at: Moment.nullable().default(null),
})
export type CaseLine = z.infer<typeof CaseLine>

const Phrases = z.array(z.string().trim().min(1).max(300)).max(20).default([])

/** What has to be true of a decision. Phrases are compared without regard to case and accents. */
export const Expectations = z.strictObject({
  saysAll: Phrases,
  saysAny: Phrases,
  neverSays: Phrases,
  actions: z.array(ActionType).max(20).default([]),
  neverActions: z.array(ActionType).max(20).default([]),
  /** Values the answer must stand on, as a fact has them: "18500", "2026-06-12". */
  facts: Phrases,
  /** Null: either way is fine. */
  handOver: z.boolean().nullable().default(null),
  /** As a decision names it: "en", "pcm"; null: any. */
  language: z.string().trim().min(2).max(20).nullable().default(null),
  /** Guards that must find nothing wrong with the first draft: the bot did not even try. */
  draftPasses: z.array(GuardName).max(GuardName.options.length).default([]),
})
export type Expectations = z.infer<typeof Expectations>

/** A dialogue whose last lines are the customer's, and what has to be true of the bot's answer. */
export const CaseDraft = z
  .strictObject({
    name: z.string().trim().min(1, 'Give the case a name.').max(200),
    kind: CaseKind.default('other'),
    channel: z.string().max(60).default('web-chat'),
    /** What time it is in the dialogue; null: whenever it is run. */
    now: Moment.nullable().default(null),
    lines: z.array(CaseLine).min(1, 'A case needs at least one line of the customer.').max(40),
    contact: z
      .strictObject({
        name: z.string().trim().max(200).nullable().default(null),
        language: z.string().trim().max(20).nullable().default(null),
        optedOut: z.boolean().default(false),
      })
      .default({ name: null, language: null, optedOut: false }),
    expect: Expectations,
  })
  .meta({ id: 'CaseDraft' })
export type CaseDraft = z.infer<typeof CaseDraft>

export const Case = CaseDraft.extend({
  id: Id,
  suiteId: Id,
  /** The turn of a real conversation that it was made from. */
  turnId: Id.nullable(),
}).meta({ id: 'Case' })
export type Case = z.infer<typeof Case>

export const Suite = z
  .object({
    id: Id,
    name: z.string(),
    /** Ships with the product, for every business; cannot be changed. */
    builtIn: z.boolean(),
    cases: z.int(),
  })
  .meta({ id: 'Suite' })
export type Suite = z.infer<typeof Suite>

export const Usage = z.object({
  /** Calls of models that left the process. */
  calls: z.int(),
  tokens: z.int(),
  /** Millionths of a US dollar, of calls whose price is known. */
  costMicros: z.int(),
})
export type Usage = z.infer<typeof Usage>

const RunState = z.enum(['running', 'finished', 'stopped', 'failed'])

const RunPersona = z.object({ personaId: Id, name: z.string(), version: z.int(), agentName: z.string(), savedAt: Timestamp })
export type RunPersona = z.infer<typeof RunPersona>

/** Decisions on many dialogues at once, nothing sent. A replay decides turns that really happened again. */
export const Run = z
  .object({
    id: Id,
    kind: z.enum(['suite', 'publish', 'replay']),
    name: z.string(),
    suiteId: Id.nullable(),
    /** One, or two to compare; each as it was when the run began. `savedAt` tells the states of a draft apart. */
    personas: z.array(RunPersona).min(1).max(2),
    /** How often each case is decided. */
    k: z.int(),
    /** Without any model: the built-in composer alone. */
    offline: z.boolean(),
    state: RunState,
    /** Why it failed, and what to do. */
    problem: z.string().nullable(),
    /** Attempts: cases × personas × k. */
    total: z.int(),
    done: z.int(),
    passed: z.int(),
    /** Attempts of a replay that came out differently. */
    changed: z.int(),
    usage: Usage,
    startedAt: Timestamp,
    startedBy: z.string(),
    endedAt: Timestamp.nullable(),
  })
  .meta({ id: 'Run' })
export type Run = z.infer<typeof Run>

/** What a decision came to, short enough for a list. */
export const Outcome = z.object({
  answer: z.string(),
  /** Everything it did besides answering: "hand_over: asked_for_person". */
  actions: z.array(z.string()),
  /** "about: value". */
  facts: z.array(z.string()),
})
export type Outcome = z.infer<typeof Outcome>

export const Attempt = Outcome.extend({
  id: Id,
  /** Which of the run's personas. */
  side: z.int(),
  attempt: z.int(),
  passed: z.boolean(),
  changed: z.boolean(),
  /** What was expected and did not happen, a sentence each. */
  failures: z.array(z.string()),
})
export type Attempt = z.infer<typeof Attempt>

export const RunItem = z
  .object({
    id: Id,
    position: z.int(),
    name: z.string(),
    kind: CaseKind.nullable(),
    caseId: Id.nullable(),
    conversationId: Id.nullable(),
    turnId: Id.nullable(),
    /** The customer's last lines. */
    asked: z.string(),
    /** What was decided then; null outside a replay. */
    before: Outcome.nullable(),
    attempts: z.array(Attempt),
  })
  .meta({ id: 'RunItem' })
export type RunItem = z.infer<typeof RunItem>

const runs = {
  k: z.int().min(1).max(10).default(1),
  offline: z.boolean().default(false),
}

export const evals = contract({
  listSuites: route({
    method: 'GET',
    path: '/suites',
    may: 'look',
    summary: 'Suites of test cases, the built-in one first',
    responses: { 200: z.object({ items: z.array(Suite) }) },
  }),
  createSuite: route({
    method: 'POST',
    path: '/suites',
    may: 'edit',
    summary: 'Start a suite',
    body: z.strictObject({ name: z.string().trim().min(1, 'Give the suite a name.').max(100) }),
    responses: { 201: Suite },
  }),
  renameSuite: route({
    method: 'PATCH',
    path: '/suites/:id',
    may: 'edit',
    summary: 'Rename a suite',
    params: IdParams,
    body: z.strictObject({ name: z.string().trim().min(1, 'Give the suite a name.').max(100) }),
    responses: { 200: Suite },
  }),
  deleteSuite: route({
    method: 'DELETE',
    path: '/suites/:id',
    may: 'edit',
    summary: 'Delete a suite with its cases',
    params: IdParams,
    responses: { 204: Nothing },
  }),
  listCases: route({
    method: 'GET',
    path: '/suites/:id/cases',
    may: 'look',
    summary: 'The cases of a suite',
    params: IdParams,
    responses: { 200: z.object({ items: z.array(Case) }) },
  }),
  createCase: route({
    method: 'POST',
    path: '/suites/:id/cases',
    may: 'edit',
    summary: 'Add a case',
    params: IdParams,
    body: CaseDraft.extend({
      turnId: Id.nullable().default(null),
      /** The dialogue holds a real customer's particulars: it is erased with the contact. */
      realNames: z.boolean().default(false),
    }),
    responses: { 201: Case },
  }),
  changeCase: route({
    method: 'PUT',
    path: '/cases/:id',
    may: 'edit',
    summary: 'Change a case',
    params: IdParams,
    body: CaseDraft,
    responses: { 200: Case },
  }),
  deleteCase: route({
    method: 'DELETE',
    path: '/cases/:id',
    may: 'edit',
    summary: 'Delete a case',
    params: IdParams,
    responses: { 204: Nothing },
  }),
  startRun: route({
    method: 'POST',
    path: '/runs',
    may: 'edit',
    summary: 'Decide every case of a suite, with one persona or two to compare',
    body: z.strictObject({
      suiteId: Id,
      /** One or two; the default persona as it speaks when left out. */
      personas: z.array(PersonaChoice).max(2).default([]),
      ...runs,
    }),
    responses: { 201: Run },
  }),
  startReplay: route({
    method: 'POST',
    path: '/replays',
    may: 'edit',
    summary: 'Decide what customers really wrote again, and show what would be different; nothing is sent',
    body: z.strictObject({
      /** How many conversations, latest first. */
      conversations: z.int().min(1).max(200).default(20),
      /** Only what came to the inboxes where this persona answers; everything while it answers nowhere. */
      ...PersonaChoice.shape,
      offline: runs.offline,
    }),
    responses: { 201: Run },
  }),
  startPublishCheck: route({
    method: 'POST',
    path: '/publish-checks',
    may: 'edit',
    summary: 'Try a draft on every case about money, consent and handing over; a draft is published only after all passed every time',
    body: z.strictObject({ personaId: PersonaChoice.shape.personaId, version: VersionNumber, k: runs.k.default(3) }),
    responses: { 201: Run },
  }),
  listRuns: route({
    method: 'GET',
    path: '/runs',
    may: 'look',
    summary: 'Runs, latest first',
    query: PageQuery.extend({ kind: Run.shape.kind.optional() }),
    responses: { 200: Page(Run) },
  }),
  readRun: route({
    method: 'GET',
    path: '/runs/:id',
    may: 'look',
    summary: 'How far a run is, and what it cost',
    params: IdParams,
    responses: { 200: Run },
  }),
  listRunItems: route({
    method: 'GET',
    path: '/runs/:id/items',
    may: 'look',
    summary: 'The dialogues of a run with every attempt',
    params: IdParams,
    query: PageQuery.extend({
      /** `changed`: between then and now in a replay, between two personas otherwise. */
      show: z.enum(['all', 'failed', 'changed']).default('all'),
    }),
    responses: { 200: Page(RunItem) },
  }),
  stopRun: route({
    method: 'PUT',
    path: '/runs/:id/stop',
    may: 'edit',
    summary: 'Stop a run; what is decided stays',
    params: IdParams,
    responses: { 200: Run },
  }),
  deleteRun: route({
    method: 'DELETE',
    path: '/runs/:id',
    may: 'edit',
    summary: 'Delete a run that has ended',
    params: IdParams,
    responses: { 204: Nothing },
  }),
  readAttempt: route({
    method: 'GET',
    path: '/attempts/:id',
    may: 'look',
    summary: 'The flight record of one attempt',
    params: IdParams,
    responses: { 200: z.object({ decision: Decision }) },
  }),
})

/** Served by the agent, which knows names, phones and addresses when it reads them. */
export const caseDrafts = contract({
  draftCase: route({
    method: 'GET',
    path: '/turns/:id/case',
    may: 'edit',
    summary: 'A turn of a real conversation as a test case, to be edited and saved',
    params: IdParams,
    query: z.object({
      /** Keep names, phones and e-mail addresses; without, stand-in ones take their places. */
      realNames: z.stringbool().default(false),
    }),
    responses: { 200: CaseDraft },
  }),
})
