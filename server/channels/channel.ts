import type { Media, MessageContent } from '@salesboy/contract/message'
import type { z } from 'zod'

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
  /** Fields carry `.meta({ label, help, secret, placeholder })`; a secret is sealed at rest and never shown again. */
  settings: S
  /** Fill in what the owner need not choose (random verify tokens, visitor secrets) before the settings are saved. */
  prepare?(settings: Partial<z.output<S>>): Partial<z.output<S>>
  /** Provider ids that route events of an app-wide hook to an inbox. */
  account?(settings: z.output<S>): Account
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
   * then translates. Throws `BadSignature`; anything else wrong with the body becomes `quarantine` items, never a throw.
   */
  receive(request: RawRequest, settings: z.output<S>[]): Inbound[]
  /** One call to the provider. Never throws for what the provider says or fails to say. */
  send(message: Outgoing, settings: z.output<S>, signal: AbortSignal): Promise<SendResult>
  /** Tells the contact that we saw the message and are writing. Best effort. */
  markRead?(externalId: string, settings: z.output<S>, typing: boolean, signal: AbortSignal): Promise<void>
  /** Downloads a file named in an inbound message; refuses hosts that are not the provider's. */
  fetchMedia?(media: Media, settings: z.output<S>, signal: AbortSignal): Promise<FetchedMedia>
  /** A live check of the settings, for the "Test connection" button and `salesboy doctor`. */
  check?(settings: z.output<S>, signal: AbortSignal): Promise<{ ok: boolean; detail: string; nextStep?: string }>
}

export const channel = <S extends z.ZodObject>(definition: Channel<S>): Channel<S> => definition

export interface RawRequest {
  method: string
  /** Lower-case names. */
  headers: Record<string, string | undefined>
  query: URLSearchParams
  body: Buffer
}

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
