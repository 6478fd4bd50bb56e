import { thesaurus } from '#platform/text/thesaurus.ts'
import { smallWordsAbroad } from '#platform/text/words-abroad.ts'

/** The least of a stem: plurals and the commonest English endings, so that "trays" finds "tray" and "taking" finds "take". */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word
  const root = withoutEnding(word)
  return root.length > 3 && root.endsWith('e') ? root.slice(0, -1) : root
}

function withoutEnding(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return withoutEnding(word.slice(0, -1))
  if (word.endsWith('ly') && word.length > 6) return word.slice(0, -2)
  if (word.endsWith('ing') && word.length > 5) return word.slice(0, -3).replace(/(.)\1$/, '$1')
  if (word.endsWith('ed') && word.length > 4) return word.slice(0, -2).replace(/(.)\1$/, '$1')
  return word
}

/** Words that mean nearly the same in a shop, stemmed both ways. */
export const SYNONYMS = new Map<string, string[]>()
for (const members of thesaurus) {
  const group = [...new Set(members.map(stem))]
  for (const word of group) SYNONYMS.set(word, [...new Set([...(SYNONYMS.get(word) ?? []), ...group.filter((other) => other !== word)])])
}

/** Folded words that say nothing about what is asked. */
export const STOP_WORDS = new Set([
  ...smallWordsAbroad(),
  ...`a an the and or but if of to in on at by for from with about into is are am be been being was were do does did doing done has have had having can could may might must shall should will would
  i me my mine we us our you u ur your yours he she it its they them their this that these those there here what which who whom whose when where why how much many any some not yes no please pls plz
  thanks thank hi hello hey ok okay good morning afternoon evening dear sir ma madam just also too very so really get got give know tell want need like let see come go going gonna wanna one ones im ive
  ill dont doesnt isnt arent cant wont whats hows wheres theres youre y all yall guys people then than more most other another same still yet already even only ever never again now right
  exactly actually maybe possible available btw um uh em hmm oh lol price prices pric prise prize pice cost costs coast rate amount quote total buy sell selling sold charge charged hw mch wat wats d r n
  abeg una dey na be wetin nko wey fit o oo sef abi sabi e am make hai kya ka ki ke ko se kitne kitna kitni mujhe chahiye ji bhai bhaiya aap hain ho hoon main mein par hi bhi aur kar karo
  le la les un une des de du et ou est que qui quel quelle combien coute prix vous je pour c ca cest svp el los las una y cuanto cuesta precio por favor para con quiero tienen prenez puedo
  bei gani ya ni kwa je ngapi tafadhali naomba nataka elo nawa ego ole bonjour hola habari namaste oga my sister brother friend heard saw say said using use take takes took work works
  normally usually last year bought buy today tomorrow yesterday sister brother mother wife husband friend son daughter going coming come came place home still accept myself together along able offer provide
  anything something someone kind type sort thing things stuff item items im it s t re ve ll m each per way long order ask send show pics pictures`.split(
    /\s+/,
  ),
])
