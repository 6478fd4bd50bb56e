import type { Guard } from './guard.ts'
import { hostsIn, isOwnHost, ownHosts, undisguised } from './own-hosts.ts'

/** Links and addresses lead only to the business's own hosts; pictures are never drawn in from outside. */
export const links: Guard = ({ draft, turn, recalled }) => {
  if (drawsImage(draft.text)) return 'an image in markdown or HTML'
  const { profile } = turn.business
  const own = ownHosts(profile)
  const known = [profile.email, ...recalled.passages.map((passage) => passage.text)]
  const text = undisguised(draft.text)
  for (const [address] of text.matchAll(EMAIL))
    if (!known.some((source) => source.toLowerCase().includes(address.toLowerCase()))) return `the address "${address}"`
  const foreign = hostsIn(text.replace(EMAIL, ' ')).find((host) => !isOwnHost(host, own))
  return foreign ? `a link to "${foreign}"` : null
}

/** "![words](address)", whatever stands between, or the tag. */
function drawsImage(text: string): boolean {
  const at = text.indexOf('![')
  return TAG.test(text) || (at >= 0 && ENDS_IMAGE.test(text.slice(at)))
}

const TAG = /<img\b|<image\b/i
const ENDS_IMAGE = /\]\s*[([]/
const EMAIL = /(?<![\p{L}\p{M}\p{N}_.+-])[\p{L}\p{M}\p{N}_.+-]+@[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+/gu
