import type { BusinessProfile } from '@salesboy/contract/identity'
import { remembered } from '#platform/remembered.ts'

/** The hosts that the business names in its profile: the only ones it may lead customers to. */
export const ownHosts = (profile: BusinessProfile): string[] =>
  hostsNamed(
    Object.values(profile)
      .filter((value) => typeof value === 'string')
      .join('\n'),
  )

const hostsNamed = remembered(500, (text) => hostsIn(text))

/** Whether a host is one of them, or stands below one. */
export const isOwnHost = (host: string, own: string[]): boolean => own.some((mine) => host === mine || host.endsWith(`.${mine}`))

/** A text as a browser reads addresses in it: the full stops of other scripts are dots, and so are those written to be overlooked. */
export const undisguised = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(DOTS, '.')

/** Every host in a text, with or without a scheme, however it is dressed up. */
export function hostsIn(written: string): string[] {
  const text = undisguised(written)
  const hosts = [...text.matchAll(LINK), ...text.matchAll(BARE)].map((match) =>
    (match[1] ?? match[2] ?? '')
      .toLowerCase()
      .replace(/^www\./, '')
      .replace(/[:/?#].*$/, '')
      // The full stop that ends the sentence.
      .replace(/(?<![.,;!])[.,;!]+$/, ''),
  )
  return [...new Set(hosts.filter(Boolean))]
}

// Anything with a scheme, including "hxxp" and "javascript:", and protocol-relative or www addresses.
const LINK =
  /(?:\b(?:https?|hxxps?|ftp|wss?):\/{1,2}|(?<![:\w])\/\/(?=[\w-]+\.)|\bwww\.)(?:[^\s@/]*@)?([^\s/<>"')\]]+)|\b((?:javascript|data|file):)\S+/gi
const DOTS =
  /[\u3002\uff0e\uff61\u2024]|(?<=[\p{L}\p{N}-]) ?(?:\[ ?(?:\.|dot) ?\]|\( ?(?:\.|dot) ?\)|\{ ?(?:\.|dot) ?\}) ?(?=[\p{L}\p{N}-])| dot (?=(?:com|net|org)\b)/giu
// A host without a scheme, when its ending is one that people use, or a path follows.
const BARE =
  /(?<![@\p{L}\p{M}\p{N}_.-])((?:[\p{L}\p{M}\p{N}-]+\.)+(?:xn--[a-z0-9-]+|рф|укр|бел|срб|中国|中國|公司|网络|भारत|भारतम्|السعودية|امارات|مصر|com|net|org|info|biz|io|co|me|ly|gl|gg|app|shop|store|site|online|link|click|top|xyz|page|dev|ai|tv|cc|ru|cn|in|ng|ke|za|gh|uk|us|ca|fr|es|de|ae|example|test|invalid)(?![\p{L}\p{M}\p{N}_-])|(?:[\p{L}\p{M}\p{N}-]+\.)+\p{L}{2,}(?=\/\w))/giu
