import { readFileSync } from 'node:fs'

/** Tell-tale words by language, folded: those nobody else uses, those that only lean, turns of phrase, and the words of grammar that no name holds. */
export const markers = JSON.parse(readFileSync(new URL('language-marks.json', import.meta.url), 'utf8')) as Record<
  string,
  { only: string[]; leaning: string[]; phrases?: string[]; sure?: string[] }
>
