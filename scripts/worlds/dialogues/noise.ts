import type { Sentences } from '../phrasings/forms.ts'
import type { Random } from '../random.ts'

/** How a person types: some greet, some thank, some leave out capitals and marks, some write as to a friend. */
export function typed(text: string, random: Random, sentences: Sentences, goesOn: boolean): string {
  // Nobody says good morning again in the middle of a conversation.
  const habit = random.int(goesOn ? 3 : 0, 9)
  if (habit < 2) return `${sentences.opener()} ${text}`
  if (habit < 3) return `${text} ${sentences.closer()}`
  if (habit < 5) return bare(text)
  if (habit < 6) return shortened(bare(text))
  return habit < 8 ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

const bare = (text: string) => text.toLowerCase().replace(/[?.!]$/, '')

const shortened = (text: string) =>
  text
    .replace(/\byou\b/g, 'u')
    .replace(/\byour\b/g, 'ur')
    .replace(/\bplease\b/g, 'pls')
    .replace(/\bare\b/g, 'r')
    .replace(/\bwhat is\b/g, 'whats')
    .replace(/\btomorrow\b/g, 'tmrw')

/** A slip in one or two words of five letters and more: two letters swapped, one left out or one doubled. */
export function slipped(text: string, random: Random): string {
  const words = text.split(' ')
  const long = words.flatMap((word, at) => (/^[a-z]{5,}/i.test(word) ? [at] : []))
  for (const at of random.some(long, random.int(1, 2))) {
    const word = words[at]!
    const from = random.int(1, Math.min(word.length, 12) - 3)
    const slips = [
      word.slice(0, from) + word[from + 1] + word[from] + word.slice(from + 2),
      word.slice(0, from) + word.slice(from + 1),
      word.slice(0, from) + word[from] + word.slice(from),
    ]
    words[at] = random.pick(slips)
  }
  return words.join(' ')
}
