import { readFileSync } from 'node:fs'

/**
 * Words that customers and documents use for one thing, a line for each thing, folded, single words. English first, then what is
 * mixed into it: Hindi in Latin letters, Swahili, French, Spanish, Polish, Nigerian Pidgin. General to small businesses: no brand,
 * no product and no place belongs here. Search widens questions with it, the offline composer matches sentences with it.
 */
const words = read<string[]>('thesaurus').map((line) => line.split(' '))

const countries = read<Record<string, string>>('countries')

/** Each list of words for one thing; a city stands beside its country alone, not beside other cities. */
export const thesaurus: string[][] = [
  ...words,
  ...Object.entries(countries).flatMap(([country, cities]) => cities.split(' ').map((city) => [country, city])),
]

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')) as T
}
