import type { z } from 'zod'
import type { Permission } from './permissions.ts'

/**
 * One HTTP route, said once: the server mounts it, the dashboard calls it, OpenAPI and the permission table list it.
 * Paths are relative to /api/v1 and use `:name` for parameters.
 */
export interface RouteDef {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/${string}`
  /** Who may call it. `anyone` needs no sign-in, `signed_in` any teammate or key, else the named permission. */
  may: Permission | 'anyone' | 'signed_in'
  summary: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The request is multipart/form-data with one file part named `file`; text parts are checked against `body`. */
  upload?: true
  /** Calls a minute from one address; for sign-in and other doors worth guessing at. */
  limitPerMinute?: number
  /** The answer holds a secret: it is kept nowhere, and a repeat of the request under its Idempotency-Key is refused. */
  shownOnce?: true
  /** `events` answers text/event-stream, `file` answers bytes; neither has a JSON schema. */
  answers?: 'events' | 'file'
  responses: Partial<Record<Success, z.ZodType>>
}

export type Success = 200 | 201 | 202 | 204

export const route = <const R extends RouteDef>(definition: R): R => definition

export const contract = <const C extends Record<string, RouteDef>>(routes: C): C => routes

type Part<R, K extends string> = K extends keyof R ? R[K] : undefined
type Input<S> = S extends z.ZodType ? z.input<S> : never
type Output<S> = S extends z.ZodType ? z.output<S> : never
type Present<T> = { [K in keyof T as T[K] extends never ? never : K]: T[K] }

/** What a caller passes: the inputs of the declared parts. */
export type Args<R extends RouteDef> = Present<{
  params: Input<Part<R, 'params'>>
  query: Input<Part<R, 'query'>>
  body: Input<Part<R, 'body'>>
}>

/** What a handler receives: the parsed outputs of the declared parts. */
export type Parsed<R extends RouteDef> = Present<{
  params: Output<Part<R, 'params'>>
  query: Output<Part<R, 'query'>>
  body: Output<Part<R, 'body'>>
}>

export type Answer<R extends RouteDef> = {
  [S in keyof R['responses']]: Output<R['responses'][S]>
}[keyof R['responses']]
