import type { PassageUsed } from '@salesboy/contract/decision'
import { remembered } from '#platform/remembered.ts'
import { cut } from '#platform/text/cut.ts'

/** True when a passage's title, heading or opening says that it no longer holds. Such a passage must not win against a current one. */
export const isOutdated = ({ title, heading, text }: Pick<PassageUsed, 'title' | 'heading' | 'text'>): boolean =>
  isOldTitle(title) || isOldHeading(heading ?? '') || isOldText(cut(text, 160))

// The same passages are found again and again.
const isOldTitle = remembered(2_000, (title) => LABEL.test(title.replace(/[-_.]+/g, ' ')))
const isOldHeading = remembered(2_000, (heading) => LABEL.test(heading))
const isOldText = remembered(2_000, (opening) => OPENING.test(opening.split('\n').slice(0, 2).join(' ')))

// "Old" alone may be a name ("Old Town menu"): it counts in capitals, or before what gets replaced.
const LABEL =
  /\bOLD\b|\b[Oo]ld (?:prices?|versions?|lists?|rates?|menus?|fees?|terms?|copy|catalogues?|catalogs?|handbooks?|polic(?:y|ies))\b|\b(?:OUTDATED|EXPIRED|OBSOLETE|ARCHIVED?)\b|\b(?:[Oo]utdated|[Ee]xpired|[Oo]bsolete|[Ss]uperseded|[Dd]o not use|[Dd]o not send|[Nn]o longer valid)\b/
const OPENING =
  /\b(?:OLD|OUTDATED|EXPIRED|OBSOLETE|SUPERSEDED|ARCHIVED)\b|\bdo not (?:use|send)\b|(?<!\*)\*{2,}\s*(?:replaced|expired|ended)|\b(?:replaced|superseded) (?:by|in|on)?\b.{0,30}\*|\bno longer (?:valid|works|applies)\b|\b(?:offer|campaign|sale|promo(?:tion)?) (?:has )?(?:ended|expired|is over)\b/
