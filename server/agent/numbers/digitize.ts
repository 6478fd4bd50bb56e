import { mayHold } from '#platform/text/may-hold.ts'
import { wordTable } from '../words/word-table.ts'

/** Whether a number word that stands alone counts, by the word and what follows it. */
export type Lone = (word: string, after: string) => boolean

/**
 * Writes spelled-out numbers as digits where they count something: "fifty thousand naira" becomes "50000 naira".
 * A lone word is a number only when `lone` says so.
 */
export function digitize(text: string, lone: Lone = (_, after) => COUNTED.test(after)): string {
  if (!mayCount(text)) return text
  const whole = text.replace(HALF_OF, (_, scale: string) => String((SCALE[scale.toLowerCase()] ?? 0) / 2))
  return whole.replace(RUN, (run: string, ...rest: unknown[]) => {
    const offset = rest[0] as number
    const parts = run
      .toLowerCase()
      .split(/[\s-]+/)
      .filter((part) => part !== 'and' && part !== 'y' && part !== 'et')
    // "one moment", "a second": a lone small word is a number only when a unit, a percentage or money follows.
    if (parts.length === 1 && !lone(parts[0] ?? '', whole.slice(offset + run.length)) && !/asilimia $/i.test(whole.slice(0, offset)))
      return run
    const value = numberOf(parts)
    return value === null ? run : String(value)
  })
}

function numberOf(parts: string[]): number | null {
  let total = 0
  let current = 0
  for (const [i, part] of parts.entries()) {
    // Swahili says the scale first: "elfu tano" is 5,000.
    if (part === 'elfu' && i === 0 && parts.length > 1) {
      current = -1
      continue
    }
    if (current === -1) {
      total += (SMALL[part] ?? 1) * 1e3
      current = 0
      continue
    }
    const small = SMALL[part]
    const scale = SCALE[part]
    if (small !== undefined) current += small
    else if (scale === 100) current = (current || 1) * 100
    else if (scale !== undefined) {
      total += (current || 1) * scale
      current = 0
    } else return null
  }
  return total + current
}

interface NumberWords {
  small?: Record<string, number>
  scale?: Record<string, number>
}
const tables = Object.values(wordTable<NumberWords>('numbers'))
const SMALL: Record<string, number> = Object.assign({}, ...tables.map(({ small }) => small))
const SCALE: Record<string, number> = Object.assign({}, ...tables.map(({ scale }) => scale))

/** What a number word counts, folded: "two" is 2; undefined for any other word. */
export const countOf = (word: string): number | undefined => SMALL[word]

const byLength = (names: string[]) => names.sort((a, b) => b.length - a.length).join('|')
const NUMBER = byLength([...Object.keys(SMALL), ...Object.keys(SCALE)])
// A run never opens with "cent" or "million": before them a digit stands, which the money reader scales itself.
const LEADS = [...Object.keys(SMALL), 'hundred', 'thousand', 'cien', 'mille', 'mil', 'elfu']
const LEAD = byLength(LEADS)
const HALF_OF = /\bhalf a (thousand|million|lakh|crore|billion)\b/gi
const mayCount = mayHold([...LEADS, 'half a'])
const RUN = new RegExp(`(?<![\\p{L}\\d]|\\d )(?:${LEAD})(?:[\\s-]+(?:and |y |et )?(?:${NUMBER}))*(?!\\p{L})`, 'giu')
const COUNTED =
  /^[\s-]*(?:%|per ?cent|pct|por ciento|pour cent|pratishat|naira|rupees?|rs\b|dollars?|bucks|euros?|pounds?|shillings?|bob\b|days?|working|business|weeks?|months?|years?|hours?|hrs?\b|minutes?|mins?\b|pieces?|pcs|plates?|people|persons?|guests?|kg|grams?|lit(?:re|er)s?|yards?|inch|packs?|boxes|cartons?|trays?|coolers?|sessions?|left\b|remaining|in stock|jours|semaines|mois|heures?|dias|semanas|meses|horas|siku|wiki|din\b|hafte|mahine|for (?:one|1)\b)/i
