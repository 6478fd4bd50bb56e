/** One spelling for one page: no fragment, no tracking, no default port; null for what is no web address. */
export function cleanAddress(address: string, base?: string): string | null {
  if (!URL.canParse(address, base)) return null
  const url = new URL(address, base)
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.href.length > 2_000) return null
  url.hash = ''
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|_ga|ref)$/i.test(name)) url.searchParams.delete(name)
  return url.href
}

/** Pictures, scripts and downloads of other kinds are no pages. */
export const mayBePage = (address: string) =>
  !/\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|mjs|json|xml|rss|zip|gz|mp[34]|mov|avi|webm|woff2?|ttf|exe|dmg|apk|docm|pptx?)$/i.test(
    new URL(address).pathname,
  )
