/** What a person pasted as a server's address, as far as requests need it. */
export interface ServerAddress {
  base: string
  query: Record<string, string>
  /** Microsoft's servers take the key in a header of their own. */
  isAzure: boolean
}

/**
 * The address below which a server's paths stand, from what people paste: with the path of one of its calls, without a version,
 * Azure's with a deployment and `api-version`.
 */
export function serverAddress(given: string): ServerAddress {
  const url = new URL(given)
  const path = url.pathname.replace(CALLS, '').replace(/(?<!\/)\/+$/, '')
  const isAzure = AZURE_HOST.test(url.hostname) || /\/openai\/deployments\//.test(path) || url.searchParams.has('api-version')
  const usual = isAzure && AZURE_HOST.test(url.hostname) && !/\/(?:deployments|v1)\b/.test(path) ? '/openai/v1' : path || '/v1'
  return { base: `${url.origin}${usual}`, query: Object.fromEntries(url.searchParams), isAzure }
}

/** "localhost:11434" is what people type: a scheme is added, and Ollama's own API stands beside the one we speak. */
export function withScheme(given: string): string {
  const text = given.trim()
  if (text === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(text)) return text
  return /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]+\]|[\w-]+)(?::\d+)?(?:\/|$)/i.test(text) ? `http://${text}` : `https://${text}`
}

export const isAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

const CALLS = /\/(?:chat\/completions|completions|responses|embeddings|models|chat)\/*$/
const AZURE_HOST = /\.(?:openai\.azure\.com|services\.ai\.azure\.com|cognitiveservices\.azure\.com|models\.ai\.azure\.com)$/
