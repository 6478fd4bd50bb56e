import { readdirSync, readFileSync } from 'node:fs'
import { remembered } from '../remembered.ts'
import { fold } from './fold.ts'
import { isDevanagari, soundOf } from './sound.ts'

/**
 * The English words for a folded word of another language that customers write to small businesses in: "livraison" is "delivery",
 * "mnafungua" is "open". Inflected forms are traced back to the one the lists in `words-abroad/` hold; words in Devanagari and those
 * spelled by ear to the one that sounds the same. Empty when it is none, or says nothing.
 */
export const inEnglish = remembered(20_000, translated)

/** Whether a word of another language only holds sentences together. */
export const saysNothing = (word: string): boolean => SMALL.has(word) || (isDevanagari(word) && SMALL_SOUNDS.has(soundOf(word)))

/** Words that hold sentences together, all languages in one. */
export const smallWordsAbroad = (): Iterable<string> => SMALL

function translated(word: string): readonly string[] {
  if (word.length < 2 || /\d/.test(word) || saysNothing(word)) return NOTHING
  const direct = WORDS.get(word) ?? ROOTS.get(rootOf(word))
  if (direct) return direct
  if (isDevanagari(word)) return inDevanagari(word)
  for (const stem of verbStems(word)) {
    const found = WORDS.get(stem) ?? ROOTS.get(rootOf(stem))
    if (found) return found
    // English verbs take the prefixes too: "tunadeliver".
    if (stem.length >= 4 && TELLING.test(word)) return [stem]
  }
  const sound = soundOf(word)
  const alike = sound.length >= 5 ? BY_EAR.get(sound) : undefined
  return alike?.form[0] === word[0] ? alike!.english : NOTHING
}

/** Case endings are written with the noun in Marathi: "दुकानात", "पुण्याला". */
function inDevanagari(word: string): readonly string[] {
  const whole = SOUNDS.get(soundOf(word))
  if (whole) return whole
  const bare = word.replace(CASES, '')
  return (bare.length >= 2 && bare !== word && SOUNDS.get(soundOf(bare))) || NOTHING
}

/** What is left of a Swahili verb without who, when and whom: "mnafungua" is "fungua", "nitakulipa" is "lipa". */
function verbStems(word: string): string[] {
  const [who] = word.match(WHO) ?? []
  if (!who) return []
  const rest = word.slice(who.length)
  const whom = rest.match(/^(?:ku|tu|wa|ni|vi|zi|ki|ya|li|m|i|u)(?=\p{L}{4})/u)?.[0] ?? ''
  return [rest, ...(whom ? [rest.slice(whom.length)] : [])].filter((stem) => stem.length >= 3)
}

/** Without the endings of number, gender and case in which French, Spanish and Polish words change. */
function rootOf(word: string): string {
  const root = word.replace(/(?:ami|ach|iem|ego|owi|ymi|ow|om|em|ie|es|os|as|is|us|ez|er|[aeiouyxs])$/, '')
  return root.length >= 4 ? root : word
}

const WHO =
  /^(?:nita|nina|nili|nime|niki|naku|nawe|hamu|hatu|hawa|una|uta|uli|ume|ana|ata|ali|ame|tuna|tuta|tume|tuli|mna|mta|mli|mme|wana|wata|wali|wame|ina|ita|ili|ime|zina|zime|yana|ku|ni|mu|tu)/
/** Beginnings with which no English word begins. */
const TELLING = /^(?:nita|nina|nili|nime|niki|hamu|hatu|tuna|tuta|tume|mna|mta|mli|mme|wata|wame|ime|ita|ili(?!a|m)|zime)/
const CASES =
  /(?:्?यासाठी|साठी|पर्यंत|पासून|मध्ये|्?यावर|वरून|मधून|जवळ|कडे|्?याचे|्?याची|्?याचा|्?यांचे|्?यांना|्?याला|्?यात|्?याने|चे|ची|चा|ना|ला|ने|त|वर|(?<=..)ी|ओं|ों|ें|ियों|ियां|ियाँ|याँ)$/u
const NOTHING: readonly string[] = []

const FOLDER = new URL('words-abroad/', import.meta.url)
const lists = readdirSync(FOLDER).map((name) => ({
  language: name.replace('.json', ''),
  rows: Object.entries(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Record<string, string>),
}))

const formsOf = (row: string): string[] =>
  row
    .split(' ')
    .map(fold)
    .filter((form) => /^[\p{L}\p{M}]+$/u.test(form))
const meanings = lists.flatMap(({ language, rows }) =>
  rows
    .filter(([english]) => english !== '')
    .flatMap(([english, forms]) => formsOf(forms).map((form) => ({ language, form, english: english.split(' ') }))),
)
const SMALL = new Set(lists.flatMap(({ rows }) => rows.filter(([english]) => english === '').flatMap(([, forms]) => formsOf(forms))))
const SMALL_SOUNDS = new Set(
  lists.flatMap(({ language, rows }) =>
    (language === 'hi' ? rows : []).filter(([english]) => english === '').flatMap(([, forms]) => formsOf(forms).map(soundOf)),
  ),
)

function gathered(pairs: (readonly [key: string, english: string[]])[]): Map<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const [key, english] of pairs) map.set(key, [...new Set([...(map.get(key) ?? []), ...english])])
  return map
}
const WORDS = gathered(meanings.map(({ form, english }) => [form, english]))
const ROOTS = gathered(
  meanings.filter(({ language }) => ['fr', 'es', 'pl'].includes(language)).map(({ form, english }) => [rootOf(form), english]),
)
/** Hindi and Marathi alone are written by ear. */
const BY_EAR = new Map(meanings.filter(({ language }) => language === 'hi').map((meaning) => [soundOf(meaning.form), meaning]))
const SOUNDS = gathered(meanings.filter(({ language }) => language === 'hi').map(({ form, english }) => [soundOf(form), english]))
