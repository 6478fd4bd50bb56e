import { locale } from './language.ts'
import { say } from './say.ts'

/** Languages the bot can be told to answer in, by code; browsers do not know all of their names. */
export const languages = (): [code: string, name: string][] => Object.entries(say.languages)

/** The name of a language; of one that nobody knows, its code. */
export function languageName(code: string): string {
  const known = languages().find(([one]) => one === code)
  if (known) return known[1]
  try {
    return new Intl.DisplayNames(locale(), { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
