/** The language the dashboard speaks: as chosen, else the first of the browser's that we have, else English. */
export const source = 'en'
/** English with accents, to see what has not been taken into a catalogue. Never offered. */
export const pseudo = 'en-XA'

const key = 'language'
let known: string[] = [source]
let spoken: string | undefined

export function language(): string {
  spoken ??= stored() ?? browserLanguages().find((tag) => known.includes(tag)) ?? source
  return spoken
}

/** Takes effect with the next page view, so that nothing on screen stays in the old one. */
export function chooseLanguage(tag: string) {
  localStorage.setItem(key, tag)
  location.reload()
}

/** For numbers, money and dates: the reader's own variety of the language, as British or Nigerian English. */
export function locale(): string {
  const tag = language()
  return globalThis.navigator?.languages?.find((variety) => variety === tag || variety.startsWith(`${tag}-`)) ?? tag
}

/** The languages that catalogues have been translated to, English first. */
export const offered = () => known

export const offer = (tags: string[]) => {
  known = [source, ...tags.filter((tag) => tag !== source)]
}

function stored(): string | null {
  const tag = globalThis.localStorage?.getItem(key) ?? null
  return tag === pseudo || (tag && known.includes(tag)) ? tag : null
}

/** “pt-BR”, then “pt”, for each of them. */
const browserLanguages = () => (globalThis.navigator?.languages ?? []).flatMap((tag) => [tag, tag.split('-')[0] ?? tag])
