import { markers } from '../lexicons/markers.ts'
import { plainWords } from '../lexicons/match.ts'

/**
 * The language a customer writes, as the worlds name them: en, pcm, hi-Latn, hi, mr, fr, es, pt, sw, yo, ha, ig, ar, pl, de.
 * Script first, then small lexicons of tell-tale words; without evidence the contact's known language stays, else English.
 */
export function languageOf(text: string, known: string | null): string {
  return detectLanguage(text) ?? known ?? 'en'
}

/** The language a text gives away, or null when it is too short or too plain to tell. */
export function detectLanguage(text: string): string | null {
  if (DEVANAGARI.test(text)) return MARATHI.test(text) ? 'mr' : 'hi'
  if (ARABIC.test(text)) return 'ar'
  const said = plainWords(text)
  if (!said) return null

  const scores = new Map<string, number>()
  for (const word of said.split(' ')) {
    for (const [language, weight] of WEIGHTS.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + weight)
  }
  for (const [language, phrase] of PHRASES) {
    const found = said.match(phrase)?.length ?? 0
    if (found > 0) scores.set(language, (scores.get(language) ?? 0) + 2 * found)
  }
  // Letters with a dot below are Yoruba or Igbo; ñ and ¿ Spanish; ł and ę Polish.
  if (/[ẹọṣ]|ẹ̀|ọ̀/i.test(text.normalize('NFC'))) scores.set('yo', (scores.get('yo') ?? 0) + 2)
  if (/[ñ¿¡]/i.test(text)) scores.set('es', (scores.get('es') ?? 0) + 2)
  if (/[łęąśźż]/i.test(text)) scores.set('pl', (scores.get('pl') ?? 0) + 3)
  if (/[çœ]|\bc'est\b|\bqu'|\bj'|\bl'/i.test(text)) scores.set('fr', (scores.get('fr') ?? 0) + 1)

  const english = scores.get('en') ?? 0
  scores.delete('en')
  const [best, score] = [...scores].sort((a, b) => b[1] - a[1])[0] ?? ['en', 0]
  // English words mix into everything: one strong mark of another language outweighs them unless the sentence is plainly English.
  if (score >= 2 && (english < 6 || score >= Math.max(4, english / 3))) return best
  if (score >= 0.75 && score > english) return best
  return english >= 0.75 ? 'en' : null
}

const DEVANAGARI = /\p{Script=Devanagari}/u
const ARABIC = /\p{Script=Arabic}/u
const MARATHI =
  /(?<!\p{L})(?:आहे|आहेत|आहात|मला|आम्हाला|नाही|काय|कसे|कशी|किती|पाहिजे|पाहिजेत|हवी|हवे|हवा|नका|नको|तुम्ही|तुमच्या|तुमचे|तुमची|माझी|माझे|माझा|कधी|कुठे|देता|मिळेल|येईन|पाठवा|पाठवू|सांगा|करा ना|उद्या|आणि|साठी|उघडते|करा)(?!\p{L}|\p{M})/u

const WEIGHTS = new Map<string, [string, number][]>()
for (const [language, { only, leaning }] of Object.entries(markers)) {
  for (const word of only) WEIGHTS.set(word, [...(WEIGHTS.get(word) ?? []), [language, 2]])
  for (const word of leaning) WEIGHTS.set(word, [...(WEIGHTS.get(word) ?? []), [language, 0.75]])
}
const PHRASES = Object.entries(markers).flatMap(([language, { phrases }]) =>
  phrases ? [[language, new RegExp(`(?<![\\p{L}\\p{M}])(?:${phrases.join('|')})(?![\\p{L}\\p{M}])`, 'gu')] as const] : [],
)
