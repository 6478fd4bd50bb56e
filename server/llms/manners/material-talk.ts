/** An answer without talk of where it was looked up: the customer knows of no sources, and asked for none. */
export function cutMaterialTalk(text: string): string {
  const cut = text
    .replace(FOOTNOTES, '')
    .replace(MARKS, '')
    .replace(FOUND, upper)
    .replace(SOURCE_LINE, '')
    .replace(LEADS_IN, upper)
    .replace(STATES, upper)
    .replace(TRAILS, '')
  return cut === text
    ? text
    : cut
        .replace(/(?<! ) {1,4}([.,!?;:])/g, '$1')
        .replace(/(?<![ \t])[ \t]{2,}/g, ' ')
        .trim()
}

/** What is left of it speaks to whoever wrote the prompt. */
export const talksOfMaterial = (text: string): boolean => LEFT.test(text)

const upper = (_: string, start: string, first: string): string => `${start}${first.toUpperCase()}`

const GIVEN = '(?:(?:provided|given|supplied|available|above|retrieved|attached|relevant|following|business|reference) ){0,3}'
/** Words that only whoever wrote the prompt uses so. */
const NOUN = `(?:${GIVEN}(?:material|context|knowledge base|reference data|sources?(?: (?:number |no\\.? ?|#)?\\d+(?:(?:,| and|,? &) ?\\d{1,3}){0,6})?|passages?(?: \\d+)?)|(?:provided|given|supplied|retrieved|attached) (?:information|info|data|documents?|documentation|text|details|content|facts)|(?:information|info|data|documents?|documentation|details|content|facts|materials?|context) (?:i (?:have|was given|have been given)|(?:that (?:was|is|were|are) |which (?:was|is) )?(?:provided|given|supplied|available to me|at hand))|document \\d+)(?: (?:provided|given|above|i have|i was given|available))?`
const FROM =
  '(?:according to|based on|as per|per|going by|judging by|from|in|as (?:stated|mentioned|listed|noted|shown|indicated|described|specified|outlined) (?:in|by)|looking at|checking|referring to|following)'
const SAYS = '(?:says?|states?|mentions?|lists?|indicates?|specif(?:y|ies)|notes?|shows?|confirms?|tells? (?:me|us)|reads)'
/** "[^1]" with what it points at, and small raised numbers behind a sentence. */
const FOOTNOTES = /\n{1,3}\[\^\d{1,2}\]:[^\n]{0,300}|(?<! ) ?\[\^\d{1,2}\]|(?<=[.!?])[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}/g
/** "[source 3]", "(Source: price list)", "[1]", "【3†source】". */
const MARKS =
  /(?<!\s)\s{0,3}(?:\[(?:(?:source|sources|src|doc|document|ref|passage)s?[^\]\n]{0,60}|\d{1,2}(?: ?[,–-] ?\d{1,2}){0,8})\](?!\()|\((?:source|sources|see source|ref|passage|document)s?\b[^)\n]{0,80}\)|【[^】\n]{0,60}】|\^\d{1,2}\^)/gi
const SOURCE_LINE = /(?:\n|^)[ \t*_]{0,8}(?:sources?|references?|citations?)[*_]{0,3} ?:[^\n]{0,300}(?=\n|$)/gi
const LEADS_IN = new RegExp(
  `(^|[.!?\\n]\\s{0,3})${FROM} (?:the |my |your |our |this |these )?${NOUN}\\s?[,:;–-]?\\s{1,3}(?:(?:i can (?:tell you|say|confirm)|it (?:says|states)) (?:that )?)?(\\S)`,
  'gi',
)
const STATES = new RegExp(
  `(^|[.!?\\n]\\s{0,3})(?:the |my |your |our |this |these )?${NOUN} ${SAYS}(?: (?:here|clearly|only))?(?: that|:|,)?\\s{1,3}(\\S)`,
  'gi',
)
const FOUND = new RegExp(
  `(^|[.!?\\n]\\s{0,3})I (?:have |just )?(?:found|see|saw|checked|looked|can see)(?: it| this)?(?: in| at| from| up in)? (?:the |my |your )?${NOUN}(?: that|:|,| and)?\\s{1,3}(\\S)`,
  'gi',
)
const TRAILS = new RegExp(`,? (?:${FROM.replace('from|in|', '')}) (?:the |my |your |our )?${NOUN}(?=[.!?,;]|\\s*$)`, 'gim')
const LEFT = new RegExp(
  [
    `\\b(?:the|my|your|this|these|our) ${NOUN}(?:['’]s)? (?:${SAYS}|does|do|did|is|are|has|have|only|contains?|holds?|covers?|includes?)\\b(?=.{0,40}\\b(?:not|no|n['’]t|say|mention|hold|contain|cover|include|information|answer|anything)\\b)`,
    `\\b(?:in|from|within|by|on|of|outside|use) (?:the |my |your |these )?(?:${NOUN})(?= (?:provided|given)|[.,!?;]|\\s*$)`,
    `\\b(?:in|from|of) (?:the |my |your )?(?:provided|given|supplied) (?:material|context|information|documents?|text|data|sources?)\\b`,
    `\\bmy (?:system )?(?:rules?|instructions?|system prompt|prompt|guidelines|directives|guardrails|system message)\\b`,
    `\\b(?:system prompt|code word|internal instructions|prompt instructions)\\b`,
    `\\bI(?:['’]m| am|['’]ve been| have been| was) (?:instructed|programmed|prompted|configured|told|set up) (?:to|not to|that|by)\\b`,
    `\\bmaterial (?:only )?as information\\b`,
    `\\bsource (?:number |#)?\\d+\\b`,
  ].join('|'),
  'im',
)
