import type { Money } from '@salesboy/contract/common'
import { remembered } from '#platform/remembered.ts'
import { fold, words } from '#platform/text/fold.ts'
import { asMeasured } from '#platform/text/measures.ts'
import { isDevanagari, soundOf } from '#platform/text/sound.ts'
import { inEnglish, saysNothing } from '#platform/text/words-abroad.ts'

/** One variant as the agent knows it: a fact with a price and, when somebody counts, a stock. */
export interface IndexedProduct {
  sku: string
  name: string
  /** "Size 12, black"; null when the product comes in one. */
  variant: string | null
  category: string
  price: Money
  /** Null: nobody counts. */
  stock: number | null
  description: string
  imageUrl: string | null
  /** Our stored photo, for sending. */
  imageId: string | null
}

export interface ProductFound extends IndexedProduct {
  /** 0 to 1: how much of what was asked for it is, and how much of its name was said. */
  score: number
  /** The whole name, or the article number, was said as it is written. */
  exact: boolean
}

/** How sure a word of the question and a word of the catalogue are the same: 1 the same, 0 not. */
interface Hit {
  word: string
  similarity: number
}

/** What was asked: the words that hit something, and how many did not. */
interface Asked {
  hits: Map<string, Hit[]>
  unknown: number
  bySku: boolean
}

interface Entry {
  product: IndexedProduct
  sku: string
  name: string[]
  /** Words of name, variant, category and description, with what saying one is worth. */
  weights: Map<string, number>
}

/** Finds products in what a customer wrote, in whatever language the rest of the sentence is. Pure: no clock, no database. */
export class ProductIndex {
  readonly #entries: Entry[]
  /** Rarer words tell more. */
  readonly #rarity: Map<string, number>
  readonly #byTrigram = new Map<string, string[]>()
  readonly #nameWords: Set<string>
  /** Its words by how they sound, once a word that is not among them is asked for. */
  #bySound: Map<string, string[]> | null = null

  private constructor(products: IndexedProduct[]) {
    this.#entries = products.map(entryOf)
    const count = new Map<string, number>()
    for (const { weights } of this.#entries) for (const word of weights.keys()) count.set(word, (count.get(word) ?? 0) + 1)
    this.#rarity = new Map([...count].map(([word, of]) => [word, Math.log(1 + products.length / of)]))
    this.#nameWords = new Set(this.#entries.flatMap(({ name }) => name))
    for (const word of count.keys())
      for (const trigram of trigrams(word)) {
        const list = this.#byTrigram.get(trigram)
        if (list) list.push(word)
        else this.#byTrigram.set(trigram, [word])
      }
  }

  static from(products: IndexedProduct[]): ProductIndex {
    return new ProductIndex(products)
  }

  /** Best first, at most `limit`; what is about as good as the best one comes along, so that the agent can ask which. */
  find(text: string, limit = 8): ProductFound[] {
    return this.#found(text).slice(0, limit)
  }

  // One turn looks the same words up several times over.
  readonly #found = remembered(20, (text): ProductFound[] => this.#search(text))

  #search(text: string): ProductFound[] {
    const asked = askedWords(text)
    const bySku = this.#withSku(text)
    const hits = new Map(asked.map((word) => [word, this.#hitsOf(word)]))
    const meant = asked.filter((word) => hits.get(word)!.length > 0)
    const found = this.#entries
      .map((entry) => this.#score(entry, meant, { hits, unknown: asked.length - meant.length, bySku: bySku.has(entry) }))
      .filter(({ score }) => score >= leastScore)
      .sort((a, b) => b.score - a.score || a.name.length - b.name.length || (a.sku < b.sku ? -1 : 1))
    const best = found[0]?.score ?? 0
    return found.filter(({ score, exact }) => exact || score >= best * besideTheBest)
  }

  #score({ product, name, weights }: Entry, meant: string[], { hits, unknown, bySku }: Asked): ProductFound {
    if (bySku) return { ...product, score: 1, exact: true }
    let said = 0
    // Words we do not know may belong to the sentence or name what we do not have: they cast a little doubt, and only so much.
    let all = Math.min(unknown, 2) * doubt * Math.log(1 + this.#entries.length)
    const ofName = new Map<string, number>()
    for (const word of meant) {
      const own = hits.get(word)!.filter(({ word: of }) => weights.has(of))
      const best = own.reduce<Hit | null>((so, hit) => (worth(hit, weights) > (so ? worth(so, weights) : 0) ? hit : so), null)
      const rarest = Math.max(...hits.get(word)!.map((hit) => this.#rarity.get(hit.word)! * hit.similarity))
      all += rarest
      if (!best) continue
      said += Math.min(rarest, this.#rarity.get(best.word)! * best.similarity) * weights.get(best.word)!
      for (const { word: of, similarity } of own) if (name.includes(of)) ofName.set(of, Math.max(ofName.get(of) ?? 0, similarity))
    }
    if (said === 0 || all === 0) return { ...product, score: 0, exact: false }

    const rarityOf = (list: Iterable<string>) => [...list].reduce((sum, word) => sum + this.#rarity.get(word)!, 0)
    const covered =
      [...ofName].reduce((sum, [word, similarity]) => sum + this.#rarity.get(word)! * similarity, 0) / (rarityOf(new Set(name)) || 1)
    const score = 0.6 * Math.min(1, said / all) + 0.4 * Math.min(1, covered)
    const exact = name.every((word) => ofName.get(word) === 1)
    return { ...product, score: Math.round(Math.min(score, exact ? 1 : 0.99) * 1000) / 1000, exact }
  }

  /** The catalogue's words that this one may stand for: itself, its plural, or a slip of the finger. */
  #hitsOf(word: string): Hit[] {
    if (this.#rarity.has(word)) return [{ word, similarity: 1 }]
    if (word.length < shortestFuzzy && !isDevanagari(word)) return this.#abroad(word)
    if (/\d/.test(word)) return []
    const asked = trigrams(word)
    const shared = new Map<string, number>()
    for (const trigram of asked)
      for (const candidate of this.#byTrigram.get(trigram) ?? []) shared.set(candidate, (shared.get(candidate) ?? 0) + 1)
    const near: Hit[] = []
    for (const [candidate, common] of shared) {
      if (candidate.length < shortestFuzzy || /\d/.test(candidate)) continue
      const alike = (2 * common) / (asked.length + trigrams(candidate).length)
      if (alike < 0.35) continue
      const slips = distance(word, candidate)
      const longer = Math.max(word.length, candidate.length)
      // In four letters a slip makes another word: shop, shoe.
      const allowed = longer >= 8 ? 2 : longer >= 5 ? 1 : 0
      if (slips <= allowed && (word[0] === candidate[0] || longer >= 6)) near.push({ word: candidate, similarity: 1 - slips / longer })
    }
    // A word of a description is not worth a guess when a name fits too.
    const named = near.filter((hit) => this.#nameWords.has(hit.word))
    if (near.length > 0) return named.length ? named : near
    return this.#abroad(word)
  }

  /** What another language calls it, or what sounds like it: "साडी", "ladu", "anillo". */
  #abroad(word: string): Hit[] {
    const english = inEnglish(word)
      .map(singular)
      .filter((other) => this.#rarity.has(other) && !SMALL.has(other))
    if (english.length > 0) return english.map((other) => ({ word: other, similarity: 0.8 }))
    const sound = soundOf(word)
    // In few letters too much sounds alike: seat, set.
    if (sound.length < 3 || (word.length < 5 && !isDevanagari(word))) return []
    this.#bySound ??= Map.groupBy(
      [...this.#rarity.keys()].filter((other) => other.length > 2),
      soundOf,
    )
    return (this.#bySound.get(sound) ?? []).map((other) => ({ word: other, similarity: 0.85 }))
  }

  #withSku(text: string): Set<Entry> {
    const compact = fold(text)
    return new Set(
      this.#entries.filter(({ sku }) => {
        // "Gown" as an article number is a word like any other; one with a digit is not.
        if (sku.length < 3 || !/\d/.test(sku)) return false
        const at = compact.indexOf(sku)
        return at >= 0 && !LETTER.test(compact[at - 1] ?? ' ') && !LETTER.test(compact[at + sku.length] ?? ' ')
      }),
    )
  }
}

const LETTER = /[\p{L}\p{N}]/u
const leastScore = 0.34
const besideTheBest = 0.72
const shortestFuzzy = 4
const doubt = 0.25

const worth = ({ word, similarity }: Hit, weights: Map<string, number>) => similarity * (weights.get(word) ?? 0)

function entryOf(product: IndexedProduct): Entry {
  const name = catalogWords(product.name)
  const weights = new Map<string, number>()
  const put = (list: string[], weight: number) => {
    for (const word of list) weights.set(word, Math.max(weight, weights.get(word) ?? 0))
  }
  put(name, 1)
  put(catalogWords(product.variant ?? ''), 0.9)
  put(catalogWords(product.category), 0.7)
  put(catalogWords(product.description), 0.3)
  return { product, sku: fold(product.sku), name: name.length ? name : catalogWords(product.sku), weights }
}

const catalogWords = (text: string) => split(text).filter((word) => !SMALL.has(word))

function askedWords(text: string): string[] {
  // What may be spent names no product.
  return [...new Set(split(text.replace(/\p{Sc}\s?\d[\d.,]*k?/gu, ' ')))]
    .filter((word) => !SMALL.has(word) && !saysNothing(word))
    .slice(0, 60)
}

/** Folded, "6-yards" and "0.30ct" in their parts, plurals of English, French and Spanish in the singular. */
const split = (text: string): string[] =>
  words(asMeasured(fold(text)))
    .flatMap((word) => word.match(/\d+|[^\d]+/g) ?? [])
    .map(singular)

function singular(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word
}

/** "rose" → " ro", "ros", "ose", "se ". */
function trigrams(word: string): string[] {
  const padded = ` ${word} `
  return Array.from({ length: Math.max(1, padded.length - 2) }, (_, at) => padded.slice(at, at + 3))
}

/** Slips between two words (optimal string alignment): a letter wrong, missing, too many, or two changed over. */
function distance(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swap)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length]!
}

// Words that hold sentences together, and those every question about a product shares: they tell no product from another.
const SMALL = new Set(
  split(
    `a an the of for in on at to and or with from by is are am do does did have has had i me my we our you your it its this that these those some any one
    what which how who when where there here please pls want need buy get send give show see like take make come sell offer accept bring help tell know ask order much many price cost available stock piece unit
    hi hello hey thanks thank good morning afternoon evening ok yes no not can could will would u una una dey abeg wan wetin be na oga madam sir fit de
    hai hain ka ki ke ko kya kitna kitne kitni chahiye chahie mujhe mera aap bhai ji ek do kuch wala wali hoga milega
    le la les un une des du de et ou est ce cette je vous avez combien prix pour avec s il plait bonjour
    el los las unos unas y o es en con por para cuanto cuesta precio tiene tienen quiero hola
    na ya wa kwa ni nataka bei gani je mna kuna habari nina`,
  ),
)
