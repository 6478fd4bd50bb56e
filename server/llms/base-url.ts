/** An operator may write a server's bare address; the version its paths start with is added then. */
export function baseUrl(given: string | undefined, usual: string): string {
  if (!given) return usual
  const url = new URL(given)
  return url.pathname === '/' ? `${url.origin}${new URL(usual).pathname}` : given.replace(/(?<!\/)\/+$/, '')
}
