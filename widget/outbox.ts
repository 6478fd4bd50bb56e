/** A message the server has not confirmed. Its id is the visitor's own: the server takes each id once, however often it comes. */
export interface Pending {
  id: string
  text: string
  /** When it was written, epoch ms. */
  at: number
  /** The server said no, for good: it waits for the visitor to try again. */
  failed?: boolean
}

export const nextToSend = (outbox: Pending[]): Pending | undefined => outbox.find((pending) => !pending.failed)

export const without = (outbox: Pending[], id: string): Pending[] => outbox.filter((pending) => pending.id !== id)

export const mark = (outbox: Pending[], id: string, failed: boolean): Pending[] =>
  outbox.map((pending) => (pending.id === id ? { ...pending, failed } : pending))

/** What is left of a stored outbox after another version of this script, or somebody's console, wrote there. */
export function outboxFrom(stored: unknown): Pending[] {
  if (!Array.isArray(stored)) return []
  return stored.filter((item): item is Pending => {
    const { id, text, at } = Object(item)
    return typeof id === 'string' && /^[\w-]{8,64}$/.test(id) && typeof text === 'string' && text !== '' && Number.isFinite(at)
  })
}

/** 1 s, 2 s, 4 s … at most 30 s, spread by a fifth so that visitors do not return all at once. `chance` is 0 to 1. */
export function retryDelayMs(failures: number, chance: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1)) * (0.8 + 0.4 * chance)
}

/** 128 random bits as 32 hex digits; works on plain http too, where `crypto.randomUUID` does not exist. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
