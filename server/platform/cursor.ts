import { Problem } from './problem.ts'

/** Where the next page begins: opaque to callers, checked when it comes back. */
export const toCursor = (...values: (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/** As many strings as `shapes`, each matching; throws `invalid` for anything we did not hand out. */
export function fromCursor(cursor: string, ...shapes: RegExp[]): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(values) && values.length === shapes.length && values.every((value, index) => shapes[index]?.test(String(value))))
      return values.map(String)
  } catch {
    // Falls through to the same words.
  }
  throw new Problem('invalid', 'This cursor is not one of ours. Start again from the first page, without a cursor.')
}

export const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const numberShape = /^\d{1,15}$/
export const timeShape = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
