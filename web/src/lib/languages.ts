/** Languages the bot can be told to answer in, by code; browsers do not know all of their names. */
export const languages: [string, string][] = [
  ['en', 'English'],
  ['pcm', 'Nigerian Pidgin'],
  ['hi', 'Hindi'],
  ['hi-Latn', 'Hinglish'],
  ['sw', 'Swahili'],
  ['fr', 'French'],
  ['es', 'Spanish'],
  ['pt', 'Portuguese'],
  ['ar', 'Arabic'],
  ['de', 'German'],
  ['pl', 'Polish'],
  ['mr', 'Marathi'],
  ['yo', 'Yoruba'],
  ['ha', 'Hausa'],
  ['ig', 'Igbo'],
]

/** The name of a language; of one that nobody knows, its code. */
export function languageName(code: string): string {
  const known = languages.find(([one]) => one === code)
  if (known) return known[1]
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
