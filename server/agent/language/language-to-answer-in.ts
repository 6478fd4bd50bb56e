import type { Persona } from '@salesboy/contract/personas'

/** The customer's language where the persona speaks it, else its main one. Pidgin is well answered in English. */
export function languageToAnswerIn({ languages }: Pick<Persona, 'languages'>, language: string): string {
  const [main] = languages
  if (main === undefined || languages.includes(language)) return language
  const related = language === 'pcm' ? 'en' : language.split('-')[0]
  return languages.find((one) => one.split('-')[0] === related) ?? main
}
