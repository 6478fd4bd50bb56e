import { fold, words } from '#platform/text/fold.ts'
import { asMeasured } from '#platform/text/measures.ts'
import { saysNothing } from '#platform/text/words-abroad.ts'

/** The words of a text as they are compared: folded, amounts in one piece, English endings cut. Order kept, repeats too. */
export const terms = (text: string): string[] =>
  words(asMeasured(fold(text.replace(/(?<=\d),(?=\d)/g, '').replace(/(?<=\d)\.(?=\d{3}\b)/g, '')))).map(stem)

/** The words of a question that carry meaning; all of them when none does. */
export function questionTerms(question: string): string[] {
  const all = [...new Set(terms(question))].slice(0, 40)
  const meaning = all.filter((term) => !STOP.has(term) && !saysNothing(term))
  return meaning.length > 0 ? meaning : all
}

/** Cuts the commonest endings of English; "prices", "price" and "pricing" meet. Other scripts stay as they are. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  let root = word
  if (root.endsWith('ies')) root = `${root.slice(0, -3)}y`
  else if (/(?:s|x|z|ch|sh)es$/.test(root)) root = root.slice(0, -2)
  else if (/[^siu]s$/.test(root)) root = root.slice(0, -1)
  if (root.length > 5 && root.endsWith('ing')) root = undouble(root.slice(0, -3))
  else if (root.length > 4 && root.endsWith('ed')) root = undouble(root.slice(0, -2))
  return root.length > 3 && root.endsWith('e') ? root.slice(0, -1) : root
}

const undouble = (root: string) => (/([bdgmnprt])\1$/.test(root) ? root.slice(0, -1) : root)

// Function words of the languages small businesses are written to in; a word that carries meaning in any of them stays out.
const STOP = new Set(
  `a an the is are was were be been am do does did doing have has had having i me my mine we our us you your yours u ur he she it its they them their this that these those
  what which who whom when where why how there here of in on at to for from by with about into over under than then so as if or and but not no yes can could would will shall
  should may might must any some all just also please pls plz hi hello hey thanks thank ok okay want need like get got give tell know let lol abeg una dey na wey wetin de make for fit
  hai hain ka ki ke ko se mein me par kya kyu kaise aur ya ho hoga hogi kar karna karte sakta sakti sakte mujhe mera meri aap aapka aapke hum ye yeh wo woh bhi toh to tha thi
  le la les un une des du et ou est sont je tu il elle nous vous ils mon ma mes votre vos que qui quoi dans sur pour avec pas ne ce cette au aux
  el los las una unos unas y o es son yo mi tu su que en para con por se lo al del hay
  ni na ya wa kwa je la za cha vya mimi wewe yangu yako hii hiyo una nina niko iko ninaweza naweza tafadhali
  w i na z do jest czy co jak sa sie to nie`
    .split(/\s+/)
    .map(stem),
)
