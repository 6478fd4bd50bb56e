/**
 * Whether a page of this origin may use the chat. Guards against a widget pasted elsewhere, not against programs: those
 * send any header they like and are held by the visitor token and the rate limit.
 */
export function originAllowed(headers: Record<string, string | undefined>, allowedOrigins: string[]): boolean {
  const origin = headers.origin
  if (!origin || allowedOrigins.length === 0) return true

  return allowedOrigins.includes(origin) || isOurOwnPage(headers, origin)
}

// The hosted chat page is served by us and always welcome. No page script can set Sec-Fetch-Site.
function isOurOwnPage(headers: Record<string, string | undefined>, origin: string): boolean {
  if (headers['sec-fetch-site']) return headers['sec-fetch-site'] === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === headers.host
}
