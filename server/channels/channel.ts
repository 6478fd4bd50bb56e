import type { Media, MessageContent } from '@salesboy/contract/message'
import type { z } from 'zod'
import type { RawRequest } from '#platform/hook.ts'

export type { RawRequest }

/**
 * What a channel is: a folder that turns a provider's wire format into `Inbound` and our messages into its calls.
 * It knows no table of ours and keeps no state; the dashboard draws its form from `settings`.
 */
export interface Channel<S extends z.ZodObject = z.ZodObject> {
  /** The folder's name, used in URLs and stored with every inbox. */
  name: string
  label: string
  /** One sentence for the person choosing a channel. */
  description: string
  /** Which of the dashboard's icons stands for it. */
  icon: ChannelIcon
  /** What the owner still does at the provider once the settings are saved, in order. Empty: nothing. */
  steps: string[]
  /** What may be sent through it. */
  accepts: Accepts
  /** What may come through it, by whoever sends. A channel without them does not start. */
  limits: Limits
  /** The hosted page of an inbox, `:key` standing for the inbox's; also opens its hook to scripts of other sites. */
  page?: `/${string}:key`
  /** Fields carry `.meta({ label, help, secret, placeholder })`; a secret is sealed at rest and never shown again. */
  settings: S
  /** Fill in what the owner need not choose (random verify tokens, visitor secrets) before the settings are saved. */
  prepare?(settings: Partial<z.output<S>>): Partial<z.output<S>>
  /** Provider ids that route events of an app-wide hook to an inbox. */
  account?(settings: z.output<S>): Account
  /** Whether the provider lets these settings read the account they name. Until it does, no event of an app-wide hook comes here. Never throws. */
  prove?(settings: z.output<S>, signal: AbortSignal): Promise<Proof>
  /** What the app-wide hook checks with, out of the environment: one app of ours for many inboxes. Null when there is none. */
  appWide?(): z.output<S> | null
  /** What stands before and behind bold words where the channel shows them bold. Absent: it shows what is written. */
  bold?: string
  /** By which addresses it reaches somebody who never wrote; none where only they can begin. */
  begins: Identity['kind'][]
  /** Hours after the contact's last message in which free-form messages may be sent; null means always. */
  windowHours: number | null
  /** The provider knows our id and ignores a repeat: a send that got lost may go again by itself. */
  repeatable?: boolean
  /** Politeness limits that the sender keeps by itself, before the provider has to refuse. */
  rates: { messagesPerSecond: number; pairIntervalMs: number; pairBurst: number }
  /** The GET handshake of a hook. Absent: GET answers 404. */
  verify?(request: RawRequest, settings: z.output<S>[]): HandshakeAnswer
  /**
   * Checks the signature over the raw bytes against the settings given (several: an app-wide hook tries each secret),
   * then translates. Throws `BadSignature`; anything else wrong with a provider's body becomes `quarantine` items, never a
   * throw. Where strangers write to us without a provider, what cannot be used throws `Unusable`.
   */
  receive(request: RawRequest, settings: z.output<S>[]): Inbound[]
  /** One call to the provider. Never throws for what the provider says or fails to say. Absent: it sends through `connect`. */
  send?(message: Outgoing, settings: z.output<S>, signal: AbortSignal): Promise<SendResult>
  /**
   * For a provider that wants a connection held open. One process at a time holds each inbox's (`ROLES=gateway`); when it
   * dies, another goes on with the session that was saved. What was received and not answered for comes again.
   */
  connect?(settings: z.output<S>, ports: Ports): Promise<Connection>
  /** Tells the contact that we saw the message and are writing. Best effort. */
  markRead?(externalId: string, settings: z.output<S>, typing: boolean, signal: AbortSignal): Promise<void>
  /** Downloads a file named in an inbound message; refuses hosts that are not the provider's. */
  fetchMedia?(media: Media, settings: z.output<S>, signal: AbortSignal): Promise<FetchedMedia>
  /** A live check of the settings, for the "Test connection" button and `salesboy doctor`. */
  check?(settings: z.output<S>, signal: AbortSignal): Promise<{ ok: boolean; detail: string; nextStep?: string }>
}

export const channel = <S extends z.ZodObject>(definition: Channel<S>): Channel<S> => definition

export type ChannelIcon = 'phone' | 'globe' | 'camera' | 'mail' | 'sms' | 'chat'

export interface Accepts {
  kinds: MessageContent['type'][]
  /** Characters of a text, and of the words below a file or above buttons, a list or products. */
  text: number
  caption: number
  buttons: { most: number; title: number }
  list: { sections: number; rows: number; title: number; description: number }
}

/** Counted in each process; past one, the hook answers 429 in words and says when to come back. */
export interface Limits {
  /** Bytes of one delivery; a larger one is refused with 413. */
  bodyBytes: number
  /** Messages from one sender, from one address, to one inbox and to one tenant. Null: whoever sends for them keeps that in check. */
  messages: Record<'sender' | 'address' | 'inbox' | 'tenant', Rate | null>
  /** Bytes of files fetched in a day, counted in the database: past them a file stays with the provider. */
  fileBytesPerDay: Record<'sender' | 'inbox' | 'tenant', number>
}

export interface Rate {
  perMinute: number
  perDay: number
}

/** What a held connection is given. Each throws `Fenced` once another process holds the inbox: then close, and say no more. */
export interface Ports {
  /** What was saved last, by whoever held it; null at first. */
  session: string | null
  saveSession(session: string): Promise<void>
  /** Stored when it resolves; only then may the provider be told that we have it. */
  received(items: Inbound[]): Promise<void>
  state(now: ConnectionState): Promise<void>
  /** Ends when the connection is to end: paused, disconnected, changed settings, a lost lease. */
  signal: AbortSignal
}

/** `pairing` shows the owner a code to scan or type; nothing is sent but while `open`; after `closed` it is connected anew. */
export type ConnectionState =
  | { state: 'connecting' | 'open' }
  | { state: 'pairing'; pairing: string; detail?: string }
  | { state: 'closed'; detail: string }

export interface Connection {
  /** As `send` of a channel. */
  send(message: Outgoing, signal: AbortSignal): Promise<SendResult>
  close(): Promise<void>
}

/** Another process holds this inbox's connection now. */
export class Fenced extends Error {
  constructor() {
    super('Another process holds this connection now.')
    this.name = 'Fenced'
  }
}

/** `refused`: the provider says no. `unreachable`: it could not be asked, and will be again. */
export type Proof = { state: 'proven' } | { state: 'refused' | 'unreachable'; detail: string; nextStep: string }

export type HandshakeAnswer = { status: 200; body: string } | { status: 403 }

export interface Account {
  /** The connected number or page: WhatsApp phone number id, Instagram account id. */
  number?: string
  /** What it belongs to: WhatsApp business account id. Account-wide events carry only this. */
  business?: string
}

/** One way to reach a contact. Every identity of one person in one event links to one contact. */
export interface Identity {
  kind: 'phone' | 'bsuid' | 'bsuid_parent' | 'instagram' | 'email' | 'visitor'
  value: string
}

export interface Sender {
  identities: Identity[]
  /** Where answers go: one of `identities`. */
  replyTo: Identity
  name?: string
  username?: string
}

interface InboundBase {
  /** Which inbox, for hooks that serve several; absent means the hook's own. */
  account?: Account
  /** The provider's own words for this one item, kept sealed for 30 days. */
  raw: unknown
}

export type Inbound = InboundBase &
  (
    | {
        kind: 'message'
        /** Unique within the inbox; a second delivery changes nothing. At most 512 characters. */
        externalId: string
        from: Sender
        content: MessageContent
        /** The provider's time; the receiver clamps it to now. */
        at: Date
        /** The message answered by this one, in the provider's ids. */
        replyTo?: string
        forwarded?: boolean
        /** Advert or post that brought the customer here. */
        referral?: Record<string, unknown>
        /** Product the customer asks about, from a catalogue message. */
        product?: { catalogId: string; sku: string }
        /** False for what must be kept and shown but never answered: unsupported kinds, history, our own number. */
        answerable: boolean
      }
    | {
        /** A person wrote from the business's own phone. */
        kind: 'echo'
        externalId: string
        to: Sender
        content: MessageContent
        at: Date
      }
    | {
        /** Imported past messages: shown, never answered, never open the window. */
        kind: 'history'
        externalId: string
        direction: 'in' | 'out'
        contact: Sender
        content: MessageContent
        at: Date
      }
    | { kind: 'edit'; targetId: string; content: MessageContent; at: Date; externalId: string; by: 'contact' | 'phone' }
    | { kind: 'revoke'; targetId: string; at: Date; by: 'contact' | 'phone' }
    | { kind: 'reaction'; targetId: string; emoji: string | null; from: Sender; at: Date }
    | {
        kind: 'status'
        externalId: string
        status: 'sent' | 'delivered' | 'read' | 'failed'
        at: Date
        /** The outbox id that we sent along and the provider brings back. */
        callback?: string
        error?: SendFailure
      }
    | { kind: 'identity_changed'; from: Identity[]; to: Identity[]; at: Date }
    | { kind: 'preference'; contact: Identity[]; marketing: 'stop' | 'resume'; at: Date }
    | { kind: 'contact_named'; contact: Identity[]; name: string }
    /** News about the account, number or a template: recorded as an event, shown to the owner. */
    | {
        kind: 'account'
        event: AccountEvent
        dedupKey: string
        severity: 'info' | 'warning' | 'alert'
        summary: string
        details: Record<string, unknown>
      }
    /** Known and deliberately without effect: calls, group messages, unknown fields. */
    | { kind: 'ignored'; reason: string }
    /** Signed but unusable. Kept and shown with its reason. */
    | { kind: 'quarantine'; reason: string }
  )

export type AccountEvent =
  | 'template_status'
  | 'template_quality'
  | 'template_category'
  | 'template_components'
  | 'number_quality'
  | 'number_name'
  | 'account'
  | 'security'
  | 'error'
  | 'other'

export interface Outgoing {
  /** Our outbox id: the idempotency key where the provider has one, else sent along to be brought back. */
  id: string
  to: Identity
  content: MessageContent
  /** The provider id of the message this one answers. */
  replyTo?: string
  /** Opens our stored file behind `media.mediaId`. */
  openMedia(mediaId: string): Promise<{ bytes: Buffer; mimeType: string; fileName: string }>
}

export interface FetchedMedia {
  bytes: Buffer
  mimeType: string
  fileName?: string
}

export interface SendFailure {
  /**
   * `rate_limited` slow this number, `pair_limited` wait for this contact, `unavailable` try again (surely not sent),
   * `unknown` may have gone out: never sent again by itself, `stopped` nothing can be sent until a person acts,
   * `window_closed`, `opted_out`, `undeliverable`, `rejected`: this message is over.
   */
  reason:
    | 'rate_limited'
    | 'pair_limited'
    | 'unavailable'
    | 'unknown'
    | 'stopped'
    | 'window_closed'
    | 'opted_out'
    | 'undeliverable'
    | 'rejected'
  code: string
  detail: string
  nextStep: string
  retryAfterMs?: number
}

export type SendResult = { ok: true; externalId: string; recipient?: Identity } | ({ ok: false } & SendFailure)

/** The one thing `receive` throws: the caller answers 401 with a constant body and stores nothing. */
export class BadSignature extends Error {
  constructor() {
    super('The signature does not match the body.')
    this.name = 'BadSignature'
  }
}

/** A stranger's body that nobody signed and nobody can use: the caller answers 400 with the reason and keeps nothing. */
export class Unusable extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'Unusable'
  }
}
