import { detectLanguage } from '../language/language.ts'

/**
 * Why a customer must never read this as an answer, or null: a server's error page or data in place of words, a model's refusal in its
 * maker's words, another language than the customer's.
 */
export function unfit(text: string, language: string): string | null {
  if (MARKUP.test(text)) return 'The model answered with a page or data instead of words.'
  if (text.length < 400 && REFUSAL.test(text)) return 'The model refused to answer.'
  const spoken = languageOfAnswer(text)
  if (spoken && !UNDERSTOOD_BY[language]?.includes(spoken) && spoken !== language)
    return `The model answered in another language (${spoken}) than the customer’s (${language}).`
  return null
}

/** Only what is beyond doubt: names of dishes, prices and greetings of another language stand in many good answers. */
function languageOfAnswer(text: string): string | null {
  const letters = text.match(/\p{L}/gu) ?? []
  for (const [script, language] of SCRIPTS) if (letters.filter((letter) => script.test(letter)).length > letters.length / 2) return language
  return letters.length >= 40 ? detectLanguage(text) : null
}

const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Han}/u, 'zh'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Devanagari}/u, 'hi'],
]

/** Who writes the first is well answered in the others: shops answer Pidgin and mixed talk in English all day. */
const UNDERSTOOD_BY: Record<string, string[]> = {
  en: ['pcm'],
  pcm: ['en'],
  'hi-Latn': ['en', 'hi'],
  hi: ['en', 'hi-Latn', 'mr'],
  mr: ['en', 'hi', 'hi-Latn'],
  sw: ['en'],
  yo: ['en', 'pcm'],
  ha: ['en', 'pcm'],
  ig: ['en', 'pcm'],
}

const MARKUP =
  /^\s*(?:<!doctype|<html|<\?xml|<head|<body|[{[]\s*"(?:error|message|detail|status|object)"\s*:|(?:\d{3} )?(?:Bad Gateway|Internal Server Error|Service Unavailable|Gateway Time-?out)\b|upstream connect error|Traceback \(most recent call last\))/i
const REFUSAL =
  /^(?:(?:i['’]m|i am) (?:very |really )?(?:sorry|afraid)[,.]?(?: but)? (?:i )?(?:can(?:['’]t|not)|am (?:not able|unable)|won['’]t)|(?:sorry, )?i (?:can(?:['’]t|not)|am unable to|won['’]t|must decline to) (?:assist|help|comply|fulfil|fulfill|provide|do|answer|continue|respond)|as an? (?:ai|artificial|large)\b|my (?:guidelines|programming|policy|training))/i
