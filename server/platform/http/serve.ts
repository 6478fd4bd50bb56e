import type { Readable } from 'node:stream'
import type { Permission, Role } from '@salesboy/contract/permissions'
import type { Answer, Parsed, RouteDef } from '@salesboy/contract/route'
import type { Tx } from '../db.ts'
import type { EventStream } from './event-stream.ts'

/** Who is calling, for which tenant, and what they may do. */
export interface Caller {
  tenantId: string
  /** Null for an API key. */
  userId: string | null
  name: string
  email: string
  role: Role
  may: Permission[]
  /** For the audit trail: `user:…` or `key:…`. */
  actor: string
  /** Signed in by cookie, so a state change must prove that it comes from our own pages. */
  byCookie: boolean
}

export interface Upload {
  fileName: string
  /** What the client says it is; never trusted. */
  mimeType: string
  bytes: AsyncIterable<Uint8Array>
}

/** An answer of bytes. */
export interface FileAnswer {
  body: Readable | Buffer
  mimeType: string
  fileName: string
  sizeBytes: number
}

interface Everyone {
  ip: string
  /** Lower-case names. */
  headers: Record<string, string | undefined>
  /** Aborted when the client goes away. */
  signal: AbortSignal
  setHeader(name: string, value: string | string[]): void
}

interface SignedIn {
  caller: Caller
  /** A transaction of the caller's tenant. With an Idempotency-Key, the first one also claims the key. */
  inTenant<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

type Answered<R extends RouteDef> = R['answers'] extends 'file' ? FileAnswer : R['answers'] extends 'events' ? void : Answer<R>

export type Context<R extends RouteDef> = Parsed<R> &
  Everyone &
  (R['may'] extends 'anyone' ? unknown : SignedIn) &
  (R['upload'] extends true ? { file: Upload } : unknown) &
  (R['answers'] extends 'events' ? { stream: EventStream } : unknown)

export type Handlers<C extends Record<string, RouteDef>> = { [K in keyof C]: (context: Context<C[K]>) => Promise<Answered<C[K]>> }

/** A contract together with what answers it. */
export interface Served {
  contract: Record<string, RouteDef>
  handlers: Record<string, (context: never) => Promise<unknown>>
}

export const serve = <const C extends Record<string, RouteDef>>(contract: C, handlers: Handlers<C>): Served => ({
  contract,
  handlers: handlers as Served['handlers'],
})
