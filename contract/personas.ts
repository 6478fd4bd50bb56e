import { z } from 'zod'
import { Id, IdParams, Nothing, Page, Timestamp, VersionNumber } from './common.ts'
import { Spans, weekdays } from './identity.ts'
import { SettingField } from './inboxes.ts'
import { contract, route } from './route.ts'

const Slider = z.int().min(0).max(100)

/** When the bot answers. Outside of it customers get `awayText` once, and with `handOver` their conversation waits for a person. */
export const WorkingHours = z
  .object({
    /** always; within the opening hours; outside them, when nobody is there; or `spans` of its own, in the business's time zone. */
    when: z.enum(['always', 'opening', 'closed', 'own']),
    /** For `own`: an empty list or a missing day is a day off. */
    spans: z.partialRecord(z.enum(weekdays), Spans),
    awayText: z.string().trim().max(500),
    handOver: z.boolean(),
  })
  .refine(({ when, awayText }) => when === 'always' || awayText !== '', {
    path: ['awayText'],
    message: 'Write what customers read while the bot is away: silence would lose them.',
  })
export type WorkingHours = z.infer<typeof WorkingHours>

/** Whether a skill is on and how, by the skill's name. One that is not named has its first switch and settings. */
export const SkillChoices = z.record(
  z.string().regex(/^[a-z][a-z-]{0,40}$/),
  z.object({ on: z.boolean(), settings: z.record(z.string(), z.unknown()) }),
)
export type SkillChoices = z.infer<typeof SkillChoices>

/** How the bot presents itself and what it may do. Versions: a draft until published; turns remember theirs [S0-72, S1-23]. */
export const Persona = z
  .object({
    personaId: Id,
    version: z.int(),
    agentName: z.string().trim().min(1, 'Give the bot a name.').max(60),
    /** The owner's part of the system prompt. */
    instructions: z.string().max(8000),
    greeting: z.string().max(500),
    /** 0 is strict, 1 is free; null leaves it to each model's own settings [S0-95]. */
    temperature: z.number().min(0, 'From 0 to 1.').max(1, 'From 0 to 1.').nullable(),
    /** Four sliders, 0 to 100: low up to 29, high from 71 [S1-66]. */
    tone: Slider,
    tenacity: Slider,
    emoji: Slider,
    length: Slider,
    /** ISO 639-1 codes, the main one first; empty: the customer's own. */
    languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/, 'Write a language as en, fr or hi-Latn.')).max(20),
    workingHours: WorkingHours,
    skills: SkillChoices,
    /** The business's own names and values; they travel with what the bot passes to workflows [S0-95]. */
    metadata: z
      .record(z.string().trim().min(1, 'Give the field a name.').max(60), z.string().max(500))
      .refine((fields) => Object.keys(fields).length <= 20, 'At most 20 fields.'),
  })
  .meta({ id: 'Persona' })
export type Persona = z.infer<typeof Persona>

export const PersonaSettings = Persona.omit({ personaId: true, version: true })
export type PersonaSettings = z.infer<typeof PersonaSettings>

/** A business has one, the default, or several; an inbox names which of them answers there. */
export const PersonaHead = z
  .object({
    id: Id,
    /** What the business calls it; customers read `agentName`. */
    name: z.string(),
    /** Answers wherever no inbox names another. */
    isDefault: z.boolean(),
    agentName: z.string(),
    /** The version that speaks; 0 until one is published. */
    speaking: z.int(),
    draft: z.int().nullable(),
    /** Those that name it. */
    inboxes: z.array(z.object({ id: Id, name: z.string() })),
    createdAt: Timestamp,
  })
  .meta({ id: 'PersonaHead' })
export type PersonaHead = z.infer<typeof PersonaHead>

/** Which version of which persona. Left out: the default persona; the version that speaks. */
export const PersonaChoice = z.strictObject({ personaId: Id.optional(), version: VersionNumber.optional() })
export type PersonaChoice = z.infer<typeof PersonaChoice>

export interface WhichVersion {
  personaId: string
  version: number
}

/** draft: still being written. speaking: answers customers. retired: has spoken, and its turns keep it. */
const State = z.enum(['draft', 'speaking', 'retired'])

const VersionHead = z.object({
  version: z.int(),
  state: State,
  agentName: z.string(),
  /** A draft keeps its number while it changes; this tells its states apart. */
  savedAt: Timestamp,
  savedBy: z.string(),
  publishedAt: Timestamp.nullable(),
  publishedBy: z.string().nullable(),
  restoredFrom: z.int().nullable(),
})

export const PersonaVersion = VersionHead.extend({ settings: PersonaSettings }).meta({ id: 'PersonaVersion' })
export type PersonaVersion = z.infer<typeof PersonaVersion>
export const PersonaVersionHead = VersionHead.meta({ id: 'PersonaVersionHead' })
export type PersonaVersionHead = z.infer<typeof PersonaVersionHead>

/** One field that differs; `path` is dotted: "skills.discounts.settings.maxPercent". A missing side is null. */
export const PersonaChange = z.object({ path: z.string(), from: z.unknown(), to: z.unknown() }).meta({ id: 'PersonaChange' })
export type PersonaChange = z.infer<typeof PersonaChange>

/** Something the bot may know how to do, with the form of its settings. */
export const SkillInfo = z
  .object({
    name: z.string(),
    label: z.string(),
    description: z.string(),
    /** reads: looks something up while the answer is written. acts: does something, after the answer passed review. */
    kind: z.enum(['reads', 'acts']),
    fields: z.array(SettingField),
    first: z.object({ on: z.boolean(), settings: z.record(z.string(), z.unknown()) }),
  })
  .meta({ id: 'Skill' })
export type SkillInfo = z.infer<typeof SkillInfo>

const VersionInPath = z.coerce.number<number>().pipe(VersionNumber)
const VersionParams = IdParams.extend({ version: VersionInPath })
const NewName = z.strictObject({ name: z.string().trim().min(1, 'Give the bot a name.').max(60) })

export const personas = contract({
  listPersonas: route({
    method: 'GET',
    path: '/personas',
    may: 'look',
    summary: 'The bots of the business, the default one first',
    responses: { 200: Page(PersonaHead) },
  }),
  createPersona: route({
    method: 'POST',
    path: '/personas',
    may: 'edit',
    summary: 'Add a bot; it answers nobody until an inbox names it',
    body: NewName,
    responses: { 201: PersonaHead },
  }),
  readPersona: route({
    method: 'GET',
    path: '/personas/:id',
    may: 'look',
    summary: 'One bot: which version speaks, and the inboxes that name it',
    params: IdParams,
    responses: { 200: PersonaHead },
  }),
  renamePersona: route({
    method: 'PATCH',
    path: '/personas/:id',
    may: 'edit',
    summary: 'Rename a bot; customers read the name in its settings',
    params: IdParams,
    body: NewName,
    responses: { 200: PersonaHead },
  }),
  deletePersona: route({
    method: 'DELETE',
    path: '/personas/:id',
    may: 'edit',
    summary: 'Remove a bot with its versions; a conflict names the inboxes it still answers in',
    params: IdParams,
    responses: { 204: Nothing },
  }),
  savePersona: route({
    method: 'PUT',
    path: '/personas/:id/draft',
    may: 'edit',
    summary: 'Save the draft; customers hear nothing of it until it is published',
    params: IdParams,
    body: z.strictObject({
      ...PersonaSettings.shape,
      /** `savedAt` of the version that was edited: a conflict when somebody saved since. */
      basedOn: Timestamp.nullable().optional(),
    }),
    responses: { 200: PersonaVersion },
  }),
  discardDraft: route({
    method: 'DELETE',
    path: '/personas/:id/draft',
    may: 'edit',
    summary: 'Throw the draft away',
    params: IdParams,
    responses: { 204: Nothing },
  }),
  listPersonaVersions: route({
    method: 'GET',
    path: '/personas/:id/versions',
    may: 'look',
    summary: 'All versions, newest first',
    params: IdParams,
    responses: { 200: Page(PersonaVersionHead) },
  }),
  readPersonaVersion: route({
    method: 'GET',
    path: '/personas/:id/versions/:version',
    may: 'look',
    summary: 'One version; 0 is the bot as it came',
    params: VersionParams,
    responses: { 200: PersonaVersion },
  }),
  publishPersona: route({
    method: 'PUT',
    path: '/personas/:id/versions/:version/publication',
    may: 'edit',
    summary: 'Let the draft speak; a conflict lists what stopped it',
    params: VersionParams,
    responses: { 200: PersonaVersion },
  }),
  restorePersona: route({
    method: 'POST',
    path: '/personas/:id/versions/:version/restorations',
    may: 'edit',
    summary: 'Make a draft of an older version, in place of the draft there is',
    params: VersionParams,
    responses: { 201: PersonaVersion },
  }),
  comparePersonas: route({
    method: 'GET',
    path: '/personas/:id/comparisons',
    may: 'look',
    summary: 'What differs between two versions, field by field',
    params: IdParams,
    query: z.object({ from: VersionInPath, to: VersionInPath }),
    responses: { 200: Page(PersonaChange) },
  }),
})

export const skills = contract({
  listSkills: route({
    method: 'GET',
    path: '/skills',
    may: 'look',
    summary: 'What the bot can be allowed to do, with the forms of the settings',
    responses: { 200: Page(SkillInfo) },
  }),
})
