import { z } from 'zod'
import { Nothing, Page, Timestamp, VersionNumber } from './common.ts'
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

export const PersonaSettings = Persona.omit({ version: true })
export type PersonaSettings = z.infer<typeof PersonaSettings>

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
const VersionParams = z.object({ version: VersionInPath })

export const personas = contract({
  readPersona: route({
    method: 'GET',
    path: '/persona',
    may: 'look',
    summary: 'The published persona: the one that speaks',
    responses: { 200: Persona },
  }),
  savePersona: route({
    method: 'PUT',
    path: '/persona/draft',
    may: 'edit',
    summary: 'Save the draft; customers hear nothing of it until it is published',
    body: z.strictObject({
      ...PersonaSettings.shape,
      /** `savedAt` of the version that was edited: a conflict when somebody saved since. */
      basedOn: Timestamp.nullable().optional(),
    }),
    responses: { 200: PersonaVersion },
  }),
  discardDraft: route({
    method: 'DELETE',
    path: '/persona/draft',
    may: 'edit',
    summary: 'Throw the draft away',
    responses: { 204: Nothing },
  }),
  listPersonaVersions: route({
    method: 'GET',
    path: '/persona/versions',
    may: 'look',
    summary: 'All versions, newest first',
    responses: { 200: Page(PersonaVersionHead) },
  }),
  readPersonaVersion: route({
    method: 'GET',
    path: '/persona/versions/:version',
    may: 'look',
    summary: 'One version; 0 is the persona of a new business',
    params: VersionParams,
    responses: { 200: PersonaVersion },
  }),
  publishPersona: route({
    method: 'PUT',
    path: '/persona/versions/:version/publication',
    may: 'edit',
    summary: 'Let the draft speak; a conflict lists what stopped it',
    params: VersionParams,
    responses: { 200: PersonaVersion },
  }),
  restorePersona: route({
    method: 'POST',
    path: '/persona/versions/:version/restorations',
    may: 'edit',
    summary: 'Make a draft of an older version, in place of the draft there is',
    params: VersionParams,
    responses: { 201: PersonaVersion },
  }),
  comparePersonas: route({
    method: 'GET',
    path: '/persona/comparisons',
    may: 'look',
    summary: 'What differs between two versions, field by field',
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
