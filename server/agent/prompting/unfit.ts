import { type Callable, callsIn } from '#llms/manners/calls-in-text.ts'
import { speaksAsModel } from '#llms/manners/declines.ts'
import { talksOfMaterial } from '#llms/manners/material-talk.ts'
import { NO_SOURCE } from '#llms/offline/material.ts'
import { words } from '#platform/text/fold.ts'
import { detectLanguage } from '../language/language.ts'
import { type Asked, saysNothing } from './says-nothing.ts'

export interface Reader extends Asked {
  language: string
  /** What we told the model and no customer: echoed, it is no answer. */
  toldModel: string[]
  tools: readonly Callable[]
}

/**
 * Why a customer must never read this as an answer, or null: a server's error page or data in place of words, a model that speaks of its
 * makers' rules or of what it was given, a way round the question, another language than the customer's.
 */
export function unfit(draft: string, reader: Reader): string | null {
  const text = draft.replaceAll(NO_SOURCE, '').trim()
  if (text === '') return draft === '' ? 'The model wrote only its thoughts.' : null
  if (callsIn(text, reader.tools).calls.length > 0) return 'The model wrote a call of a tool instead of words.'
  if (MARKUP.test(text) || isData(text)) return 'The model answered with a page or data instead of words.'
  if (text.length < 600 && speaksAsModel(text)) return 'The model refused to answer.'
  if (talksOfMaterial(text)) return 'The model spoke of its material or its instructions.'
  if (echoes(text, reader.toldModel)) return 'The model repeated what it was told.'
  if (text === draft && saysNothing(text, reader)) return 'The model said nothing of what was asked.'
  const { language } = reader
  const spoken = languageOfAnswer(text)
  if (spoken && !UNDERSTOOD_BY[language]?.includes(spoken) && spoken !== language)
    return `The model answered in another language (${spoken}) than the customer’s (${language}).`
  return null
}

/** A list or an object of JSON, whatever it holds. */
function isData(text: string): boolean {
  if (!/^\s*[{[][\s\S]*[}\]]\s*$/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return /^\s*[{[]\s*["'{[][\w-]+["']?\s*:/.test(text)
  }
}

/** Six words in a row of what we told it. */
function echoes(text: string, told: string[]): boolean {
  const said = ` ${words(text).join(' ')} `
  return told.some((ours) => {
    const all = words(ours)
    return all.slice(ECHO - 1).some((_, at) => said.includes(` ${all.slice(at, at + ECHO).join(' ')} `))
  })
}

/** Only what is beyond doubt: names of dishes, prices and greetings of another language stand in many good answers. */
function languageOfAnswer(text: string): string | null {
  const letters = text.match(/\p{L}/gu) ?? []
  for (const [script, language] of SCRIPTS) {
    const count = letters.filter((letter) => script.test(letter)).length
    if (count > letters.length / 2 || (count >= SENTENCE && count > letters.length / 6)) return language
  }
  return letters.length >= 40 ? detectLanguage(text) : null
}

const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Cyrillic}/u, 'ru'],
  // Japanese has letters of its own among those that it shares.
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
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
  ja: ['zh'],
  ko: ['zh'],
}

const MARKUP =
  /^\s*(?:<!doctype|<html|<\?xml|<head|<body|[{[]\s*"(?:error|message|detail|status|object)"\s*:|(?:\d{3} )?(?:Bad Gateway|Internal Server Error|Service Unavailable|Gateway Time-?out)\b|upstream connect error|Traceback \(most recent call last\))/i
/** So many letters of another script are a sentence and no name. */
const SENTENCE = 10
const ECHO = 6
