import { remembered } from '#platform/remembered.ts'
import { fold, words } from '#platform/text/fold.ts'
import { asMeasured } from '#platform/text/measures.ts'

/** The smallest piece of a passage that can stand as an answer: a table row, a question with its answer, or a sentence. */
export interface Unit {
  /** What may be said: the answer without its question, the sentence. */
  text: string
  /** Everything that may be matched: the question and the heading above it too. */
  words: string[]
  /** A row's cells with their column, when the source gave one. */
  cells?: { column: string; value: string }[]
  heading: string
  /** The question that this answers, when the source writes one: "No." says little without it. */
  asked?: string
  /** The words of the one thing this is said of, in a list that says something else of each. */
  of?: string[]
  /** The same of each thing, when this is such a list. */
  names?: string[]
}

/** Cuts a passage into units. Understands "Key: value" rows, "a | b" rows, dotted price lists, Q/A lists and prose. */
export function units(text: string): Unit[] {
  const found: Unit[] = []
  let heading = ''
  let columns: string[] = []
  let question = ''
  // A line above a paragraph, without a mark of its own, is about that paragraph: a question further down stands for itself.
  let scope = 'section' as 'open' | 'section' | 'paragraph' | 'ended'
  const asking = (said: string) => {
    if (scope === 'ended') heading = ''
    question = said
  }
  const add = (said: string, matched: string, cells?: Unit['cells']) => {
    const unit = (text: string): Unit => ({
      text: text.trim(),
      words: words(asMeasured(fold(`${matched} ${text}`))),
      heading,
      cells,
      ...(matched ? { asked: matched.trim() } : {}),
    })
    if (scope === 'open') scope = 'paragraph'
    const things = cells ? [] : listed(said)
    found.push({ ...unit(said), ...(things.length > 0 ? { names: things.flatMap(([name]) => words(fold(name))) } : {}) })
    for (const [name, text] of things) found.push({ ...unit(text), of: words(fold(name)) })
  }

  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (!line || RULE.test(line)) {
      scope = scope === 'open' ? 'section' : scope === 'paragraph' ? 'ended' : scope
      continue
    }

    const asks = line.match(ASKS)
    if (asks) {
      asking(asks[1] ?? '')
      continue
    }
    const answer = line.match(ANSWER)
    if (answer) {
      add(answer[1] ?? '', question)
      question = ''
      continue
    }
    const leaders = [...line.matchAll(LEADER)]
    if (leaders.length > 0) {
      for (const [, name = '', price = ''] of leaders) add(`${name.trim()} ${price}`, '', row([name, price], []))
      continue
    }
    const priced = line.match(PRICED)
    if (priced) {
      add(line, '', row([priced[1] ?? '', priced[2] ?? ''], ['', 'price']))
      continue
    }
    const amount = line.match(LISTED)
    if (amount) {
      add(line, '', row([amount[1] ?? '', amount[2] ?? ''], ['', 'price']))
      continue
    }
    const pairs = readPairs(line)
    if (pairs) {
      add(line, '', pairs)
      continue
    }
    const cells = line
      .replace(/^\||\|$/g, '')
      .split(CELL)
      .map((cell) => cell.trim())
    if (cells.length > 1 && !SENTENCE_END.test(line)) {
      if (isHeader(cells)) columns = cells
      else add(cells.filter(Boolean).join(' '), '', row(cells, columns))
      continue
    }
    columns = []
    const asked = line.replace(NUMBERING, '').match(QUESTION)
    if (asked) {
      const [, ask = '', rest = ''] = asked
      asking(ask)
      if (rest.trim()) {
        add(rest, ask)
        question = ''
      }
      continue
    }
    if (question) {
      add(line, question)
      question = ''
      continue
    }
    if (isHeading(line)) {
      heading = line.replace(/^#+ */, '')
      scope = line.startsWith('#') ? 'section' : 'open'
      question = ''
      continue
    }
    for (const said of thoughts(line.replace(NUMBERING, '').split(SENTENCE))) add(said, '')
  }
  return found
}

/** "Garki: on Mondays. Wuse: daily.": each thing with what is said of it alone; empty when the text is no such list. */
function listed(text: string): [name: string, said: string][] {
  const sentences = text.split(SENTENCE)
  const named = sentences.flatMap((said): [string, string][] => {
    const name = said.match(OF_ONE)?.[1]
    return name ? [[name, said]] : []
  })
  return named.length > 1 ? named : []
}

/** A short paragraph is one thought. In a longer one every sentence begins one, told with those that follow while they are short. */
function thoughts(sentences: string[]): string[] {
  const whole = sentences.join(' ')
  if (whole.length <= THOUGHT) return [whole]
  return sentences.map((_, from) => {
    let to = from + 1
    while (to < sentences.length && sentences.slice(from, to + 1).join(' ').length <= THOUGHT) to++
    return sentences.slice(from, to).join(' ')
  })
}

/** The words of a passage's units, kept per text: passages repeat from turn to turn. */
export const unitsOf = remembered(2_000, units)

/** "Item: Jollof tray | Price: ₦45,000", the way tables are kept in passages; cells without a column stand for themselves. */
function readPairs(line: string): Unit['cells'] {
  const cells = line.split(' | ')
  if (cells.length > 1 && cells.some((cell) => COLUMN_AND_VALUE.test(cell))) {
    return cells.map((cell) => {
      const [, column = '', value = cell] = cell.match(COLUMN_AND_VALUE) ?? []
      return { column, value: value.trim() }
    })
  }
  const starts = [...line.matchAll(PAIR)]
  if (starts.length < 2 || starts[0]?.index !== 0) return undefined
  return starts.map((start, i) => {
    const from = start.index + start[0].length
    const value = line.slice(from, starts[i + 1]?.index ?? line.length)
    return { column: (start[1] ?? '').trim(), value: value.replace(/(?<![\s;,|.])[\s;,|.]+$/, '').trim() }
  })
}

const row = (cells: string[], columns: string[]): Unit['cells'] =>
  cells.map((value, i) => ({ column: columns[i] ?? '', value: value.trim() })).filter((cell) => cell.value !== '')

const isHeader = (cells: string[]): boolean => cells.every((cell) => !/\d/.test(cell)) && cells.some((cell) => COLUMN.test(cell))

const isHeading = (line: string): boolean =>
  line.startsWith('#') || (line.length <= 60 && !/[.!?:,;]$/.test(line) && !/\d/.test(line) && line.split(' ').length <= 8)

/** Characters that are read in one breath. */
const THOUGHT = 240
const OF_ONE = /^(\p{Lu}[^:.!?]{1,40}): \S/u
const RULE = /^[\s|:=*_-]+$/
const LEADER = /(?:^|(?<!\s)\s{2,}|(?<=\d)\s)(\p{L}(?:[^.]|\.(?!\.)){0,80}?)\.{3,}\s*((?:[₦₹$£€]|N|Rs\.? ?)?\d[\d,.]*\d|\d)/gu
const COLUMN_AND_VALUE = /^\s*([^:]{1,40}): (.+)$/s
const PAIR = /(?:^|[;|] *|(?<![\s;|])\s{2,})((?=\S)[\p{L}_ ()./#]{1,30}):\s+/gu
// "Gold Kada Pair: Rs. 1,58,000/-"
const PRICED =
  /^(?:[-*•] )?([^:]{3,80}?)[:=–-]\s*((?:₦|₹|\$|£|€|Rs\.?|N|NGN|INR|USD|KSh\.?|GH₵) ?\d[\d,]*(?:\.\d+)?(?:\/-)?(?: (?:per|a|each)\b[^.]{0,20})?)$/u
/** A name and an amount: a line of a price list. A year is no price. */
const LISTED = /^(?:[-*•] )?(\p{L}[^:|]{2,60}?) ((?!(?:19|20)\d\d$)(?:\d{1,3}(?:,\d{2,3})+|\d{3,6})(?:\/-)?)$/u
const CELL = /\s*\|\s*|\t+|\s{3,}/
const SENTENCE_END = /[.!?]$/
const ANSWER = /^(?:a|ans|answer)\s*[:.)-]\s*(.+)$/i
const ASKS = /^(?:q|ques|question)\s*[:.)-]\s*(.+)$/i
const QUESTION = /^([^?]{3,140}\?+)\s*(.*)$/i
const NUMBERING = /^(?:\d{1,2}[.)]|[-*•])\s+/
// A full stop ends a sentence unless it closes "Rs.", "Dr." or an initial.
const SENTENCE = /(?<=[.!?।])(?<!\b(?:Rs|No|Dr|Mr|Mrs|Ms|St|Ave|approx|min|max|incl|e\.g|i\.e)\.)\s+(?=[\p{Lu}\p{Lo}\d"'(₦₹$£€])/u
const COLUMN =
  /^(?:item|items|product|products|name|title|dish|service|services|plan|code|sku|id|price|prices|mrp|fee|fees|cost|amount|rate|area|details?|description|category|time|size|what|who|day|days|treatment|package|includes?|notes?)\b/i
