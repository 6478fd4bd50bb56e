import type { Answer } from '@salesboy/contract/route'
import type { webChat } from '@salesboy/contract/web-chat'
import { outboxFrom, type Pending } from './outbox.ts'

type Visit = Answer<typeof webChat.startVisit>
/** How the chat presents itself. */
export type Look = Pick<Visit, 'business' | 'agentName' | 'greeting' | 'color'>

/** What a browser keeps of a visit. */
export interface Box {
  token: string | null
  look: Look | null
  /** When `look` was fetched, epoch ms. */
  lookAt: number
  outbox: Pending[]
  /** The last message the visitor has had on screen. */
  seenSeq: number
  /** Has ever written: until then there is nothing to fetch. */
  wrote: boolean
}

export interface Store {
  get(key: string): string | null
  set(key: string, value: string): void
}

/**
 * The box of one inbox. Read afresh on every use: several tabs share it, and a tab that wrote back what it remembered
 * would lose the other's messages.
 */
export function openBox(store: Store, inboxKey: string) {
  const key = `salesboy:${inboxKey}`
  const read = (): Box => boxFrom(store.get(key))
  return {
    key,
    read,
    change(changes: (box: Box) => Partial<Box>): void {
      const box = read()
      store.set(key, JSON.stringify({ ...box, ...changes(box) }))
    },
  }
}

function boxFrom(text: string | null): Box {
  const stored = parse(text)
  return {
    token: typeof stored.token === 'string' ? stored.token : null,
    look: lookFrom(stored.look),
    lookAt: Number(stored.lookAt) || 0,
    outbox: outboxFrom(stored.outbox),
    seenSeq: Number(stored.seenSeq) || 0,
    wrote: stored.wrote === true,
  }
}

function parse(text: string | null): Record<string, unknown> {
  try {
    return Object(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}

/** Null unless all four words are there; a colour that is none becomes the default. */
export function lookFrom(value: unknown): Look | null {
  const { business, agentName, greeting, color } = Object(value)
  if (![business, agentName, greeting, color].every((word) => typeof word === 'string')) return null
  return { business, agentName, greeting, color: /^#[0-9a-f]{6}$/i.test(color) ? color : '#0f766e' }
}
