import { config } from '#platform/config.ts'

/** Where Graph calls go: https://graph.facebook.com, or the address a test points META_API_BASE_URL to. */
export const graphBase = (): string => config.metaApiBaseUrl

/**
 * May the access token travel to this address? Only Meta's media hosts over https, and the Graph address itself. Webhooks
 * may carry media addresses, and whoever could slip one in would otherwise receive the token.
 */
export function isMetaMediaUrl(address: string): boolean {
  if (!URL.canParse(address)) return false

  const url = new URL(address)
  if (url.username || url.password) return false
  if (url.origin === new URL(graphBase()).origin) return true
  return url.protocol === 'https:' && url.port === '' && (url.hostname === 'lookaside.fbsbx.com' || url.hostname.endsWith('.fbcdn.net'))
}
