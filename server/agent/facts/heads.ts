import { fold } from '#platform/text/fold.ts'

/** How many people a text speaks of: "9 ladies", "we are six", "me, my husband and a friend"; null when it does not say. */
export function headsIn(text: string): number | null {
  const said = fold(text)
  const counted = said.match(COUNTED) ?? said.match(WE_ARE)
  const count = counted?.[1]
  if (count) return NUMBERS.get(count) ?? Number(count.replaceAll(',', ''))
  const kin = [...said.matchAll(KIN)].length
  return kin > 0 && ME.test(said) ? kin + 1 : null
}

/** Whether each of them is to have it. */
export const isForEach = (text: string): boolean => EACH.test(fold(text))

const words: [number, string][] = [
  [2, 'two deux dos mbili wawili dwie dwoje dwa do don meji'],
  [3, 'three trois tres tatu watatu trzy troje teen tin meta'],
  [4, 'four quatre cuatro nne wanne cztery czworo char chaar merin'],
  [5, 'five cinq cinco tano watano piec piecioro paanch pach marun'],
  [6, 'six seis sita szesc szescioro chhe saha mefa'],
  [7, 'seven sept siete saba siedem saat meje'],
  [8, 'eight huit ocho nane osiem aath mejo'],
  [9, 'nine neuf nueve tisa dziewiec nau mesan'],
  [10, 'ten dix diez kumi dziesiec das daha mewa'],
]
const NUMBERS = new Map(words.flatMap(([number, names]) => names.split(' ').map((name) => [name, number] as const)))
const NUMBER = String.raw`\d[\d,]{0,6}|${[...NUMBERS.keys()].join('|')}`
const COUNTED = new RegExp(
  String.raw`\b(${NUMBER}) ?(?:people|persons?|guests?|pax|heads?|plates?|adults?|staff|participants?|attendees|ladies|women|men|guys|girls|boys|friends|students|kids|children|of us|personnes|personas|adultes|adultos|amies?|amigas|amigos|femmes|mujeres|invit\w+|watu|wanawake|wanaume|watoto|osoby|osob|kobiet\w*|dzieci|log|logon|jan|jane|lok|eeyan)\b`,
)
const WE_ARE = new RegExp(
  String.raw`\b(?:we are|we're|were|we go be|we dey|nous sommes|on est|on sera|somos|seremos|tuko|tutakuwa|jestesmy(?: w)?|bedzie nas|hum|aamhi|amhi|group of|party of|groupe de|grupo de|kikundi cha) (${NUMBER})\b(?! ?(?:min|hour|km|o'?clock|am|pm|%))`,
)
const ME = /\b(?:me|myself|i|its me|moi|yo|mimi|main|mujhe|ja|mi|emi)\b/
const KIN =
  /\b(?:(?:my|a|an|his|her|mon|ma|un|une|mi|una|mera|meri|maza|mazi|moj|moja)) (?:own )?(?:mum|mom|mother|dad|father|wife|husband|bf|gf|boyfriend|girlfriend|partner|sister|brother|friend|roommate|flatmate|cousin|son|daughter|aunt|auntie|uncle|colleague|coworker|boss|fiancee?|bestie|mari|femme|soeur|frere|amie?|mere|pere|copine?|colocataire|esposo|esposa|marido|hermana|hermano|amig[oa]|mama|papa|novi[oa]|mumewangu|behen|bhai|dost|pati|patni|bahin|maz|zona|siostra|brat|kolezanka|kolega)\b/g
const EACH =
  /\b(?:everybody|everyone|each|all of us|we all|us all|all (?:want|wan|need|get|having|doing)|all we|kila mtu|wote|sisi zote|chacune?|toutes|tous|cada un[oa]|tod[oa]s|kazd[aey]|wszyscy|wszystkie|sab(?:ko|hi)?|sagle|saglyanna|gbogbo wa)\b/
