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

/** Every host in a text, with or without a scheme, however it is dressed up. */
export function hostsIn(text: string): string[] {
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
// A host without a scheme, when its ending is one that people use, or a path follows.
const BARE =
  /(?<![@\w.-]|[[(]\.[\])])((?:[a-z0-9-]+(?:\.|\[\.\]|\(\.\)))+(?:com|net|org|info|biz|io|co|me|ly|gl|gg|app|shop|store|site|online|link|click|top|xyz|page|dev|ai|tv|cc|ru|cn|in|ng|ke|za|gh|uk|us|ca|fr|es|de|ae|example|test|invalid)(?![\w-])|(?:[a-z0-9-]+\.)+[a-z]{2,}(?=\/\w))/gi
