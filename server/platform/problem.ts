const statuses = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof statuses

/**
 * Something a person can act on. The message says what to do next; `cause` is for the log.
 * In a job, `invalid` means "do not try again"; anything else thrown means "try again".
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly issues: { path: string; message: string }[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ProblemCode,
    message: string,
    more: { cause?: unknown; issues?: { path: string; message: string }[]; retryAfterSeconds?: number } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.issues = more.issues
    this.retryAfterSeconds = more.retryAfterSeconds
  }

  get status() {
    return statuses[this.code]
  }
}

/** Runs a check of one field's value: what it refuses names the field. */
export function checking<T>(path: string, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof Problem) || error.issues) throw error
    throw new Problem(error.code, error.message, { cause: error, issues: [{ path, message: error.message }] })
  }
}

/** Someone else's is "not found" too, in the same words. */
export const notFound = (what: string) => new Problem('not_found', `That ${what} does not exist.`)
