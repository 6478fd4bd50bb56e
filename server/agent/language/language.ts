import { markers } from '../lexicons/markers.ts'
import { plainWords } from '../lexicons/match.ts'

/**
 * The language a customer writes, as the worlds name them: en, pcm, hi-Latn, hi, mr, fr, es, pt, sw, yo, ha, ig, ar, pl, de.
 * Script first, then small lexicons of tell-tale words; without evidence the contact's known language stays, else English.
 */
export function languageOf(text: string, known: string | null): string {
  return detectLanguage(text, known) ?? known ?? 'en'
}

/**
 * The language a text gives away, or null when it is too short or too plain to tell. One word among others gives nothing away: the yule
 * log, La Mer and una mattina are said in every language. `known` is the one its writer used before: between languages that share the
 * words at hand ("na", "ni", "de") it is the likelier one. Unless `toKeep`, a word of grammar that no name holds ("chahiye", "nko") is
 * evidence enough: it is answered in kind, but the contact's language stays.
 */
export function detectLanguage(text: string, known: string | null = null, toKeep = false): string | null {
  if (DEVANAGARI.test(text)) return (text.match(MARATHI)?.length ?? 0) > (text.match(HINDI)?.length ?? 0) ? 'mr' : 'hi'
  if (ARABIC.test(text)) return 'ar'
  const said = plainWords(text)
  if (!said) return null

  const scores = new Map<string, number>()
  const strong = new Set<string>()
  const heard = new Map<string, Set<string>>()
  const hear = (language: string, words: string) => heard.set(language, new Set([...(heard.get(language) ?? []), ...words.split(' ')]))
  const count = (language: string, weight: number) => {
    scores.set(language, (scores.get(language) ?? 0) + weight)
    if (weight >= 2) strong.add(language)
  }
  for (const word of said.split(' '))
    for (const [language, weight] of WEIGHTS.get(word) ?? []) {
      count(language, weight)
      hear(language, word)
    }
  for (const [language, phrase] of PHRASES) {
    const found = said.match(phrase) ?? []
    if (found.length > 0) count(language, 2 * found.length)
    for (const words of found) hear(language, words)
  }
  for (const [language, letters, weight] of LETTERS) if (letters.test(text.normalize('NFC'))) count(language, weight)
  for (const [language, marks] of MARKS) if (marks.test(text)) hear(language, 'question mark')

  const isEvident = (language: string) =>
    language === known ||
    (heard.get(language)?.size ?? 0) >= SEVERAL ||
    (!toKeep && (!said.includes(' ') || [...(heard.get(language) ?? [])].some((word) => SURE.get(language)?.has(word))))
  const english = scores.get('en') ?? 0
  scores.delete('en')
  if (known && scores.has(known)) count(known, 0.7)
  const [best, score] = [...scores].filter(([language]) => isEvident(language)).sort((a, b) => b[1] - a[1])[0] ?? ['en', 0]
  // English words mix into everything: one strong mark of another language outweighs them unless the sentence is plainly English.
  if (strong.has(best) && (english < 6 || score >= Math.max(3, english / 3))) return best
  // Words that several languages share do not change the language somebody is known to write.
  if (score > english && (score >= 1.5 || known === null || known === best)) return best
  return english >= 0.75 && english >= score && (known === null || isEvident('en')) ? 'en' : null
}

/** So many different words of a language are no accident. */
const SEVERAL = 2

const DEVANAGARI = /\p{Script=Devanagari}/u
const ARABIC = /\p{Script=Arabic}/u
const ofIndic = (words: string, endings: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${words}|[\\p{L}\\p{M}]{2,}(?:${endings}))(?![\\p{L}\\p{M}])`, 'gu')
// Marathi marks cases by endings ("दुकानात", "सोमवारी", "आईसाठी") and has the letter ळ; Hindi sets words of its own beside the noun.
const MARATHI = ofIndic(
  'आहे|आहेत|आहात|आहेस|मला|आम्हाला|तुम्हाला|नाही|नाहीत|काय|कसे|कशी|कसा|कसं|किती|पाहिजे|पाहिजेत|हवी|हवे|हवा|हवं|हवीत|नका|नको|तुम्ही|तुमच्या|तुमचे|तुमची|तुमचा|तुमचं|आम्ही|आमच्या|आमची|माझी|माझे|माझा|माझ्या|माझं|कधी|कुठे|कुठं|देता|मिळेल|मिळतं|मिळते|येईन|येतो|येते|पाठवा|पाठवू|सांगा|उद्या|परवा|आणि|पण|किंवा|उघडते|उघडता|असतं|असते|असतो|असता|करा|करता|करून|होईल|होतो|होते का|झालं|झाला|झाली|द्या|घ्या|बघा|चालेल|चालू|लागेल|लागतील|लागतात|येईल|तो|ती|ते|हा|हि|हे|जरा|खूप|छान|फक्त|एवढं|म्हणजे|बद्दल|पर्यंत|वाजता|ताई|दादा|साहेब',
  'ला|च्या|ची|चे|चा|चं|साठी|मध्ये|मधे|त|ात|ून|वर|शी|पर्यंत|णार|ायचं|ायची|ायचे|ायचा|ायला|वारी|ळ[\\p{L}\\p{M}]*',
)
const HINDI = ofIndic(
  'है|हैं|हूँ|हूं|हो|था|थी|थे|का|की|के|में|को|से|ने|पर|और|या|नहीं|मत|क्या|कब|कहाँ|कहां|कैसे|कैसा|कितना|कितने|कितनी|मुझे|हमें|हमको|मेरा|मेरी|मेरे|आप|आपका|आपकी|आपके|यह|ये|वह|वो|इस|उस|चाहिए|चाहिये|करना|करें|कीजिए|दीजिए|दे|दो|लेना|लेनी|भेज|भेजिए|भेजते|सकते|सकता|सकती|रहा|रही|रहे|होगा|होगी|मिलेगा|मिलेगी|लगेगा|वाला|वाली|वाले|लिए|साथ|भी|ही|तो|बहुत|अगर|अभी|कल|जी',
  'ेगा|ेगी|ेंगे|ूँगा|ूंगा|ूँगी|ूंगी|ते हैं|ाइए|िएगा',
)
// Letters with a dot below are Yoruba or Igbo; ñ and ¿ Spanish; ł and ę Polish.
const LETTERS: [string, RegExp, number][] = [
  ['yo', /[ẹọṣ]|ẹ̀|ọ̀/i, 2],
  ['es', /[ñ¿¡]/i, 2],
  ['pl', /[łęąśźżć]/i, 3],
  ['fr', /[çœèêàùâî]|\bc'est\b|\bqu'|\bj'|\bl'|\bd'/i, 1],
]

/** No name brings these along. */
const MARKS: [string, RegExp][] = [['es', /[¿¡]/]]

const SURE = new Map(Object.entries(markers).map(([language, { sure }]) => [language, new Set(sure)]))

const WEIGHTS = new Map<string, [string, number][]>()
for (const [language, { only, leaning }] of Object.entries(markers)) {
  for (const word of only) WEIGHTS.set(word, [...(WEIGHTS.get(word) ?? []), [language, 2]])
  for (const word of leaning) WEIGHTS.set(word, [...(WEIGHTS.get(word) ?? []), [language, 0.75]])
}
const PHRASES = Object.entries(markers).flatMap(([language, { phrases }]) =>
  phrases ? [[language, new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${phrases.join('|')})(?![\\p{L}\\p{M}])`, 'gu')] as const] : [],
)
