/** How web chat names an inbound message: the visitor's own id of it, under the visitor's id, so that nobody can take another's. */
export const externalIdOf = (visitorId: string, clientId: string): string => `${visitorId}:${clientId}`

/** The visitor's own id of a message, or null for one that no visitor wrote. */
export function clientIdOf(externalId: string | null): string | null {
  const colon = externalId?.indexOf(':') ?? -1
  return externalId && colon > 0 ? externalId.slice(colon + 1) : null
}
