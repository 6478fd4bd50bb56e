/** Whether a document says of itself that it no longer holds, and until which day (ISO) it says it does. */
export function freshnessOf(fileName: string, title: string, opening: string): { outdated: boolean; validUntil: string | null } {
  const name = fileName.replace(/\.\w+$/, '').replace(/[-_.]+/g, ' ')
  return {
    outdated: isOutdated(name) || isOutdated(title) || isOutdated(opening.slice(0, 300)),
    validUntil: validUntil(`${title}\n${opening.slice(0, 160)}`),
  }
}

/** "Old" alone may be a name ("Old Town menu"): it counts in capitals, with marks around it, or before what gets replaced. */
export const isOutdated = (text: string): boolean => CAPITALS.test(text) || WORDS.test(text)

const CAPITALS = /(?<![\p{L}\d])(?:OLD|OUTDATED|EXPIRED|OBSOLETE|SUPERSEDED|VENCIDO|PERIMÉ|PÉRIMÉ)(?![\p{L}\d])/u
const WORDS =
  /\bold (?:prices?|versions?|lists?|rates?|menus?|fees?|terms?|copy|catalogu?e?s?|handbooks?|polic(?:y|ies)|rules?|offers?)\b|\b(?:outdated|obsolete|superseded|discontinued offer|archive(?:d)? (?:only|copy))\b|\bdo not (?:use|send)\b|\bno longer (?:valid|in force|applies|apply|works?)\b|\b(?:has|have) (?:expired|been replaced)\b|[*([]\s*(?:replaced|expired|ended|archived?)\b|\b(?:replaced|superseded) by (?:the )?(?:20\d\d|new|current)\b|\bkept for (?:accounts|records?|archive)/i

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function validUntil(text: string): string | null {
  const day = '(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?([A-Za-z]{3,9})\\.?,?\\s+(20\\d\\d)'
  const iso =
    /\b(?:valid|good|holds?)\b[^.\n]{0,40}?\b(?:to|until|till|through)\s+(20\d\d-\d\d-\d\d)\b/i.exec(text) ??
    /\b(?:ended|expired|finished|ends|expires)\s+(?:on\s+)?(20\d\d-\d\d-\d\d)\b/i.exec(text)
  if (iso) return iso[1]!
  const said =
    new RegExp(`\\b(?:valid|good|holds?)\\b[^.\\n]{0,40}?\\b(?:to|until|till|through)\\s+${day}`, 'i').exec(text) ??
    new RegExp(`\\b(?:ended|expired|finished)\\s+(?:on\\s+)?${day}`, 'i').exec(text)
  if (!said) return null
  const month = MONTHS.indexOf(said[2]!.slice(0, 3).toLowerCase()) + 1
  return month ? `${said[3]}-${String(month).padStart(2, '0')}-${said[1]!.padStart(2, '0')}` : null
}
