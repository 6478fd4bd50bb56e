import { readFileSync } from 'node:fs'
import { remembered } from '#platform/remembered.ts'
import { plainWords, WORD_BEGINS, WORD_ENDS } from './match.ts'

/** What a thing may hold, a way to eat, or a state that a person may be in. */
type Kind = 'ingredient' | 'diet' | 'condition'

/** Words by language, all of them entries as in a lexicon. */
const matters = JSON.parse(readFileSync(new URL('matters.json', import.meta.url), 'utf8')) as Record<
  string,
  { kind: Kind } & Record<string, string[]>
>

/** The words of these matters, in every language, as one list. */
export const wordsOf = (named: string[]): string =>
  named.length === 0 ? NOTHING : `(?:${named.flatMap((matter) => entriesOf(matter)).join('|')})`

/** Which of these matters is of that kind. */
export const ofKind = (named: string[], kind: Kind): string[] => named.filter((matter) => matters[matter]?.kind === kind)

/** What the matter is called in English, to be looked up in sources of another language than the question's. */
export const calledInEnglish = (matter: string): string[] =>
  (matters[matter]?.en ?? []).filter((entry) => !/[\\(|]/.test(entry)).map((entry) => entry.replace('?', ''))

/** The matters that a text names: "almonds" is nuts, "celiaca" is gluten. */
export const mattersIn = remembered(200, (text): readonly string[] => {
  const said = plainWords(text)
  return ANY.test(said) ? Object.keys(matters).filter((matter) => matcherOf(matter).test(said)) : []
})

/** Whether a text names one of these matters. */
export const namesAny = (text: string, named: readonly string[]): boolean =>
  named.some((matter) => matcherOf(matter).test(plainWords(text)))

const entriesOf = (matter: string): string[] =>
  Object.entries(matters[matter] ?? {}).flatMap(([key, entries]) => (key === 'kind' ? [] : entries))

const matcherOf = remembered(100, (matter): RegExp => new RegExp(`${WORD_BEGINS}${wordsOf([matter])}${WORD_ENDS}`, 'u'))

/** Matches no word. */
const NOTHING = '(?:\\u0000)'
/** Most texts name none of them. */
const ANY = new RegExp(`${WORD_BEGINS}${wordsOf(Object.keys(matters))}${WORD_ENDS}`, 'u')
