import type { Guard } from './guard.ts'
import { hostsIn, isOwnHost, ownHosts } from './own-hosts.ts'

/** Links and addresses lead only to the business's own hosts; pictures are never drawn in from outside. */
export const links: Guard = ({ draft, turn, recalled }) => {
  if (IMAGE.test(draft.text)) return 'an image in markdown or HTML'
  const { profile } = turn.business
  const own = ownHosts(profile)
  const known = [profile.email, ...recalled.passages.map((passage) => passage.text)]
  const text = draft.text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  for (const [address] of text.matchAll(EMAIL))
    if (!known.some((source) => source.toLowerCase().includes(address.toLowerCase()))) return `the address "${address}"`
  const foreign = hostsIn(text.replace(EMAIL, ' ')).find((host) => !isOwnHost(host, own))
  return foreign ? `a link to "${foreign}"` : null
}

const IMAGE = /!\[[^\]]*\]\s*[([]|<img\b|<image\b/i
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
