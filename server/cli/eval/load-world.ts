import { ServiceInput } from '@salesboy/contract/bookings'
import type { BusinessProfile } from '@salesboy/contract/identity'
import { createService } from '#domains/bookings/save-service.ts'
import { importProducts } from '#domains/catalog/import/import-products.ts'
import { createTenant } from '#domains/identity/create-tenant.ts'
import { read } from '#domains/knowledge/read.ts'
import { uploadSource } from '#domains/knowledge/upload-source.ts'
import { defaultPersonaId, firstSettings } from '#domains/personas/persona.ts'
import { letSpeak } from '#domains/personas/publish-persona.ts'
import { saveDraft } from '#domains/personas/save-draft.ts'
import { inTenant } from '#platform/db.ts'
import type { Business, World } from './read-world.ts'

export interface LoadedWorld {
  tenantId: string
  /** File names by source id, as results name their sources. */
  fileNames: Map<string, string>
  /** What a document could not be read for, in words for its owner. */
  problems: string[]
}

/** The world as a tenant, through the same verbs that the dashboard calls. */
export async function loadWorld({ business, documents, products }: World): Promise<LoadedWorld> {
  const { name, timezone, currency, country } = business
  const tenantId = await createTenant({ name, timeZone: timezone, currency, country, profile: profileOf(business) })
  const { agent_name, tone, tenacity, emoji, length } = business.persona
  await inTenant(tenantId, async (tx) => {
    const personaId = await defaultPersonaId(tx)
    const maxPercent = Math.min(20, business.skills.discount_authority?.max_percent ?? 0)
    const skills = { ...firstSettings.skills, discounts: { on: maxPercent > 0, settings: { maxPercent } } }
    const settings = { ...firstSettings, greeting: '', agentName: agent_name, tone, tenacity, emoji, length, skills }
    const { version } = await saveDraft(tx, personaId, settings, { by: 'system' })
    await letSpeak(tx, { personaId, version }, 'system')
    for (const service of servicesOf(business)) await createService(tx, service)
  })

  if (products)
    await importProducts({ fileName: 'products.csv', mimeType: 'text/csv', bytes: once(Buffer.from(products)) }, (work) =>
      inTenant(tenantId, work),
    )

  const fileNames = new Map<string, string>()
  for (const { fileName, bytes } of documents) {
    const source = await uploadSource(tenantId, { fileName, mimeType: 'application/octet-stream', bytes: once(bytes) }, (work) =>
      inTenant(tenantId, work),
    )
    fileNames.set(source.id, fileName)
  }
  // One after the other: each is read in a process of its own, against a clock.
  for (const sourceId of fileNames.keys()) await read.run({ sourceId }, tenantId)
  const failed = await inTenant(tenantId, (tx) =>
    tx.selectFrom('sources').select(['fileName', 'problem']).where('status', '!=', 'ready').execute(),
  )
  return { tenantId, fileNames, problems: failed.map(({ fileName, problem }) => `${fileName}: ${problem ?? 'was not read'}`) }
}

function profileOf(business: Business): Partial<BusinessProfile> {
  const { policies, handoff } = business
  return {
    address: business.address,
    phone: business.phone,
    email: business.email,
    website: business.website,
    hours: business.hours as BusinessProfile['hours'],
    hoursNote: business.hours_notes,
    hoursExceptions: business.hours_exceptions.map(({ date, hours, reason }) => ({ date, spans: hours ?? [], reason })),
    publicOffers: [policies.public_offer, ...policies.public_offers, policies.promo].filter((offer) => offer !== undefined),
    never: [...policies.never, ...business.compliance],
    handover: { person: handoff.person, replyWithin: handoff.reply_within },
  }
}

const servicesOf = ({ booking }: Business): ServiceInput[] =>
  booking.services.map((service) => ServiceInput.parse({ ...service, leadTimeHours: booking.lead_time_hours }))

async function* once(bytes: Buffer) {
  yield bytes
}
