import { z } from 'zod'

export const Id = z.uuid()
export const IdParams = z.object({ id: Id })
export const Timestamp = z.iso.datetime({ offset: true })

/** A time and a day that a caller names. Calendars know years that no database and no customer does. */
export const Moment = Timestamp.refine(isOurAge, 'Write a time between 1900 and 2999.')
export const Day = z.iso.date().refine(isOurAge, 'Write a day between 1900 and 2999.')
export const Nothing = z.null()

/** The largest whole number that an int column holds; a larger one is refused here and not by the database. */
export const mostInt = 2_147_483_647

/** Which version of the persona. */
export const VersionNumber = z.int().min(0).max(mostInt)

/** Integer minor units of an ISO 4217 currency: 500000 NGN is ₦5,000.00. What is done with it stands in money.ts. */
export const Money = z.object({
  amountMinor: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Write a currency as three letters, such as NGN.'),
})
export type Money = z.infer<typeof Money>

/** Lists answer a page and the cursor of the next one; `nextCursor` is null on the last page. */
export const Page = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number<number>().int().min(1).max(100).default(50),
})

/** RFC 9457, with what to do in `detail` and the id to quote when asking for help [S3-28]. */
export const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    correlationId: z.string(),
    timestamp: Timestamp,
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type ProblemDocument = z.infer<typeof ProblemDocument>

function isOurAge(written: string): boolean {
  return /^(?:19|2\d)\d\d-/.test(written)
}
