import { Problem } from './problem.ts'
import { isStorable } from './text/is-storable.ts'

/** What one part of a cursor may be: only what the column that it is compared with can hold. */
type Shape = (value: string) => boolean

/** Where the next page begins: opaque to callers, checked when it comes back. */
export const toCursor = (...values: (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/** As many strings as `shapes`, each matching; throws `invalid` for anything we did not hand out. */
export function fromCursor(cursor: string, ...shapes: Shape[]): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(values) && values.length === shapes.length && values.every((value, index) => shapes[index]?.(String(value))))
      return values.map(String)
  } catch {
    // Falls through to the same words.
  }
  const message = 'This cursor is not one of ours. Start again from the first page, without a cursor.'
  throw new Problem('invalid', message, { issues: [{ path: 'cursor', message }] })
}

export const isUuid: Shape = (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
/** A bigint column, as far as JavaScript counts. */
export const isCount: Shape = (value) => /^\d{1,15}$/.test(value)
/** An int column. */
export const isSmallCount: Shape = (value) => isCount(value) && Number(value) <= 2_147_483_647
export const isText: Shape = isStorable

/** A moment that a calendar has: 30 February is none. */
export const isTime: Shape = (value) => {
  const [, seconds] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d{1,6})?Z$/.exec(value) ?? []
  const time = new Date(`${seconds}Z`)
  return seconds !== undefined && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(seconds)
}
