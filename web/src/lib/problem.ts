import type { ProblemDocument } from '@salesboy/contract/common'
import { say } from './say.ts'

/** What the server refused, or why it could not be reached. `status` 0 means no answer at all. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly correlationId: string | null
  readonly issues: { path: string; message: string }[]

  constructor(document: Partial<ProblemDocument> & { detail: string; status: number }) {
    super(document.detail)
    this.name = 'ApiProblem'
    this.status = document.status
    this.code = document.code ?? 'unknown'
    this.detail = document.detail
    this.correlationId = document.correlationId ?? null
    this.issues = document.issues ?? []
  }

  /** The complaint about one field of a form, by its dotted path; `body.` in front is the server's way to say where. */
  issue(path: string): string | undefined {
    return this.issues.find((issue) => issue.path === path || issue.path === `body.${path}`)?.message
  }

  /** The same, about the field or anything inside it. */
  issueWithin(path: string): string | undefined {
    return this.issues.find((issue) => `${issue.path.replace(/^body\./, '')}.`.startsWith(`${path}.`))?.message
  }
}

export const unreachable = () =>
  new ApiProblem({
    status: 0,
    code: 'unreachable',
    detail: say.unreachable,
  })

/** Reads an RFC 9457 document, and makes one up when something between us and the server answered instead. */
export function problemFrom(status: number, text: string, correlationId: string | null): ApiProblem {
  try {
    const document = JSON.parse(text) as Partial<ProblemDocument>
    if (typeof document.detail === 'string') return new ApiProblem({ ...document, detail: document.detail, status })
  } catch {
    // Not JSON: a proxy or the web server itself spoke.
  }
  const detail = status === 413 ? say.fileTooLarge : say.serverSaid({ status })
  return new ApiProblem({ status, detail, correlationId: correlationId ?? undefined })
}

/** Any thrown value as something a person can read. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem({ status: 0, code: 'dashboard', detail: error instanceof Error ? error.message : say.wentWrong })
}
