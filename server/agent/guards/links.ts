import type { Guard } from './guard.ts'

/** Links and addresses lead only to the business's own hosts; pictures are never drawn in from outside. */
export const links: Guard = ({ draft, turn, recalled }) => {
  if (IMAGE.test(draft.text)) return 'an image in markdown or HTML'
  const { profile } = turn.business
  const own = hostsIn(
    Object.values(profile)
      .filter((value) => typeof value === 'string')
      .join('\n'),
  )
  const known = `${profile.email}\n${recalled.passages.map((passage) => passage.text).join('\n')}`.toLowerCase()
  const text = draft.text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  for (const [address] of text.matchAll(EMAIL)) if (!known.includes(address.toLowerCase())) return `the address "${address}"`
  const foreign = hostsIn(text.replace(EMAIL, ' ')).find((host) => !own.some((mine) => host === mine || host.endsWith(`.${mine}`)))
  return foreign ? `a link to "${foreign}"` : null
}

function hostsIn(text: string): string[] {
  const hosts = [...text.matchAll(LINK), ...text.matchAll(BARE)].map((match) =>
    (match[1] ?? match[2] ?? '')
      .toLowerCase()
      .replace(/^www\./, '')
      .replace(/[:/?#].*$/, '')
      // The full stop that ends the sentence.
      .replace(/[.,;!]+$/, ''),
  )
  return [...new Set(hosts.filter(Boolean))]
}

const IMAGE = /!\[[^\]]*\]\s*[([]|<img\b|<image\b/i
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
// Anything with a scheme, including "hxxp" and "javascript:", and protocol-relative or www addresses.
const LINK =
  /(?:\b(?:https?|hxxps?|ftp|wss?):\/{1,2}|(?<![:\w])\/\/(?=[\w-]+\.)|\bwww\.)(?:[^\s@/]*@)?([^\s/<>"')\]]+)|\b((?:javascript|data|file):)\S+/gi
// A host without a scheme, when its ending is one that people use, or a path follows.
const BARE =
  /(?<![@\w.-])((?:[a-z0-9-]+(?:\.|\[\.\]|\(\.\)))+(?:com|net|org|info|biz|io|co|me|ly|gl|gg|app|shop|store|site|online|link|click|top|xyz|page|dev|ai|tv|cc|ru|cn|in|ng|ke|za|gh|uk|us|ca|fr|es|de|ae|example|test|invalid)(?![\w-])|(?:[a-z0-9-]+\.)+[a-z]{2,}(?=\/\w))/gi
