import type { Fact } from '@salesboy/contract/decision'
import { weekdays } from '@salesboy/contract/identity'
import { remembered, rememberedOf } from '#platform/remembered.ts'
import { fold, words } from '#platform/text/fold.ts'
import { isDenial } from '../lexicons/negations.ts'
import { backs } from '../numbers/backs.ts'
import { weekdayOf } from '../numbers/calendar.ts'
import { dayNames } from '../numbers/calendar-words.ts'
import type { Claim, Place } from '../numbers/claim.ts'
import { isDuration } from '../numbers/quantities.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { wordTable } from '../words/word-table.ts'
import { type Around, partsSaid } from './beside.ts'
import { meaningWords } from './meaning-words.ts'

/** The facts of a turn, ready to be asked what a number belongs to. */
export interface Belongings {
  /** `stated`: a fact states the number, of that very thing. `misplaced`: of another thing only. `unknown`: no fact states it. */
  of(claim: Claim, around: Around): 'stated' | 'misplaced' | 'unknown'
  /** Whether what is said around a number has a telling word in common with a fact that states it. */
  shares(claim: Claim, around: Around): boolean
  /** What the things that a text names cost, in main units: for each of its parts the amounts of the thing it names best. */
  amountsNamedIn(text: string): number[]
}

/**
 * A number is right only beside the thing that its source says it of. The words around a claim are held against those of the facts that
 * state its number (`near`) and those of their rivals, which state another number of the same kind. Rare words weigh more: "Gold" tells two
 * services apart, "service" does not. Where a rival has more of what tells them apart, the number is beside the wrong thing. Where nothing
 * around it is a word of any source, nothing is held against it.
 */
export function belongings(facts: readonly Fact[], place: Place): Belongings {
  // Most drafts name few of the facts there are: each is read when it is first asked for.
  const scope = rememberedOf((fact: Fact) => scopeOf(fact, place))
  let weights: ((word: string) => number) | null = null
  const weightOf = (word: string): number => {
    weights ??= weigher(facts.map(textBeside))
    return weights(word)
  }

  const evidence = ({ said, days }: Told, mine: Fact, theirs: Fact): number => {
    const [a, b] = [scope(mine).words, scope(theirs).words]
    let weight = overlaps(days, scope(mine).days) && !overlaps(days, scope(theirs).days) ? DAY_WEIGHT : 0
    for (const word of said) if (a.has(word) && !b.has(word)) weight += weightOf(word)
    return weight
  }

  const belongsTo = (fact: Fact, rivals: Fact[], told: Told, claim: Claim): boolean => {
    if (claim.kind === 'time' && told.days.size > 0 && scope(fact).days.size > 0 && !overlaps(told.days, scope(fact).days)) return false
    return rivals.every((rival) => {
      const against = evidence(told, rival, fact)
      // “Noor Jhumka” is all of one name and a part of “Noor Jhumka Mini”.
      if (against === 0)
        return !(told.isNear && isWhole(scope(rival).name, told.said) && scope(fact).name && !isWhole(scope(fact).name, told.said))
      const speaks = evidence(told, fact, rival)
      // In a whole sentence other things are named as well: there it is enough that this one is.
      return told.isNear ? against <= speaks : speaks > 0
    })
  }

  return {
    of(claim, around) {
      const backing = facts.filter((fact) => backs(fact, claim))
      if (backing.length === 0) return 'unknown'
      const rivals = facts.filter((fact) => isRival(fact, claim) && !backing.includes(fact) && !isMadeHere(fact))
      if (rivals.length === 0 || backing.some((fact) => isMadeHere(fact) || isQuoted(fact, around))) return 'stated'
      const known = new Set([...backing, ...rivals].flatMap((fact) => [...scope(fact).words]))
      const days = daysIn(around.near || (around.wider[0] ?? ''), place)
      const saidIn = (text: string) => wordsOf(text).filter((word) => known.has(word) && !(claim.kind === 'weekday' && dayNames.has(word)))
      const holds = (said: string[], isNear: boolean) =>
        backing.some((fact) => belongsTo(fact, rivals, { said: new Set(said), days, isNear }, claim))
      for (const [i, text] of [around.near, ...around.wider].entries()) {
        const said = saidIn(text)
        if (said.length === 0 && !(days.size > 0 && i === 0)) continue
        if (holds(said, i === 0)) return 'stated'
        const led = i === 0 ? saidIn(around.lead) : []
        return led.length > said.length && holds(led, true) ? 'stated' : 'misplaced'
      }
      return 'stated'
    },
    shares(claim, { near, wider }) {
      const backing = facts.filter((fact) => backs(fact, claim))
      if (backing.some(isMadeHere)) return true
      return [near, ...wider].some((text) => {
        const said = wordsOf(text).filter((word) => /\p{L}{3}/u.test(word))
        return backing.some((fact) => said.some((word) => scope(fact).words.has(word)))
      })
    },
    amountsNamedIn(text) {
      const amounts = facts.filter(({ kind, value }) => kind === 'amount' && value !== '0')
      return partsSaid(text).flatMap((part) => {
        const said = wordsOf(part)
        const scored = amounts.map((fact) => ({
          value: Number(fact.value),
          weight: sum(said.filter((word) => scope(fact).words.has(word)).map(weightOf)),
        }))
        const best = Math.max(0, ...scored.map(({ weight }) => weight))
        const values = [...new Set(scored.filter(({ weight }) => weight > 0 && weight === best).map(({ value }) => value))]
        // A part that fits many things names none of them.
        return values.length <= 2 ? values : []
      })
    },
  }
}

interface Told {
  said: Set<string>
  days: ReadonlySet<string>
  isNear: boolean
}

interface Scope {
  words: ReadonlySet<string>
  /** Those of its thing's name, where that has one. */
  name: ReadonlySet<string> | null
  /** Weekdays and dates that the number is said of. */
  days: ReadonlySet<string>
}

function scopeOf(fact: Fact, place: Place): Scope {
  const text = textBeside(fact)
  return { words: new Set(wordsOf(text)), name: fact.thing ? new Set(wordsOf(fact.thing)) : null, days: daysIn(text, place) }
}

/** What a fact is known by: the words beside its number, or all of what it stands in. */
const textBeside = ({ near, about }: Fact): string => near || about

/** “D-Lock” is one name, though a single letter of it tells nothing. */
const wordsOf = remembered(5_000, (text: string) => [
  ...meaningWords(text).filter((word) => !isDenial(word) && !PRICE_WORDS.has(word)),
  ...(text.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,20}-[\p{L}\p{N}]{1,20}/gu) ?? []).map((name) => fold(name).replace('-', '')),
])

/** That something has a price tells nothing of what it is. */
const PRICE_WORDS = new Set(Object.values(wordTable<string[]>('pricing')).flat().flatMap(meaningWords))

function daysIn(text: string, place: Place): ReadonlySet<string> {
  return new Set(
    readNumbers(text, place).flatMap(({ kind, value }) => {
      if (kind === 'weekday') return [value]
      return kind === 'date' && value.length === 10 ? [value, weekdayOf(value)] : []
    }),
  )
}

const isWhole = (name: ReadonlySet<string> | null, said: ReadonlySet<string>): boolean =>
  name !== null && name.size > 0 && [...name].every((word) => said.has(word))

const overlaps = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((day) => b.has(day))
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)

/** The rarer a word is among what the facts are said of, the more it tells. */
function weigher(texts: string[]): (word: string) => number {
  const distinct = new Set(texts)
  const seen = new Map<string, number>()
  for (const text of distinct) for (const word of new Set(wordsOf(text))) seen.set(word, (seen.get(word) ?? 0) + 1)
  return (word) => Math.log((distinct.size + 1) / (seen.get(word) ?? 1))
}
/** A day that is named and fits tells as much as a rare word. */
const DAY_WEIGHT = 4

/** Worked out or noted in this turn, so about nothing else. */
const isMadeHere = ({ source }: Fact): boolean => source.kind === 'tool' || source.kind === 'customer'

const spoken = remembered(5_000, (text) => ` ${words(text).join(' ')} `)

/** Whether the number stands between the same three words as in its source, two of which tell something: then it is quoted from there. */
function isQuoted(fact: Fact, { quoted: { before, number, behind } }: Around): boolean {
  const source = spoken(fact.about)
  return [3, 2, 1, 0].some((many) => {
    const [front, back] = [before.slice(before.length - many), behind.slice(0, 3 - many)]
    if (front.length + back.length < 3 || meaningWords([...front, ...back].join(' ')).length < 2) return false
    return source.includes(` ${[...front, ...number, ...back].join(' ')} `)
  })
}

/** Whether a fact could have stated another number in the claim's place. */
function isRival(fact: Fact, claim: Claim): boolean {
  switch (claim.kind) {
    case 'weekday':
      return fact.kind === 'text' && weekdays.some((day) => day === fact.value)
    case 'quantity': {
      if (fact.kind !== 'quantity' || !claim.unit) return false
      const unit = fact.value.split(' ')[1]
      return unit === claim.unit || (isDuration(unit) && isDuration(claim.unit))
    }
    default:
      return fact.kind === claim.kind
  }
}
