/**
 * An answer without the thinking that its writer did aloud before it: under a label ("Thought: …"), or in sentences that speak of the
 * customer and of the answering. '' when there is nothing else.
 */
export const withoutThinkingAloud = (text: string): string => withoutAloud(afterLabel(text.trim().replace(ASIDE, ''))).trim()

/** "Thought: …", then "Final answer: …". Without the second, the paragraphs behind the thought are the answer. */
function afterLabel(text: string): string {
  if (!THOUGHT_LABEL.test(text)) return text
  const answer = [...text.matchAll(ANSWER_LABEL)].at(-1)
  if (answer) return text.slice(answer.index + answer[0].length)
  const [, ...others] = text.trim().split(/\n[ \t]{0,8}\n/)
  // Without a gap between them, the thought is the first line.
  return afterLabel(others.length > 0 ? others.join('\n\n') : text.trim().split('\n').slice(1).join('\n'))
}

/** Leading sentences in which the model speaks of the customer and of its own answering. */
function withoutAloud(text: string): string {
  const [first = '', ...others] = text.trim().split(/\n[ \t]{0,8}\n/)
  const sentences = first.split(/(?<=[.!?…])\s+/)
  const isThought = sentences.map(isAloud)
  if (!isThought[0] && !(OPENS_THOUGHT.test(first) && isThought.some(Boolean))) return text
  if (others.length > 0) return withoutAloud(others.join('\n\n'))
  return sentences.slice(isThought.lastIndexOf(true) + 1).join(' ')
}

const isAloud = (sentence: string): boolean =>
  ABOUT_READER.test(sentence) ||
  ABOUT_ANSWERING.test(sentence) ||
  (OPENS_THOUGHT.test(sentence) && ABOUT_TASK.test(sentence)) ||
  LET_ME_THINK.test(sentence)

/** "(thinking: …)", "[Internal note: …]" in front of the answer. */
const ASIDE = /^[([]{1,2}(?:thinking|thought|reasoning|internal|note to self|system|analysis)\b[^()[\]\n]{0,400}[)\]]{1,2}/i
const STEMS = 'think|thought|reason|reflect|analy|scratch|monolog|ponder|deliberat|chain[-_ ]?of|planning'
const THOUGHT_LABEL = new RegExp(
  `^[ \\t*#_>]{0,8}(?:my |internal |inner )?(?:(?:${STEMS})[a-z-]{0,12}|plan|observation|step \\d{1,3})(?: process)?[*_ ]{0,4}(?::|\\n)`,
  'i',
)
const ANSWER_LABEL =
  /^[ \t*#_>]{0,8}(?:final |my )?(?:answer|response|reply|output|message|final)(?: to (?:the )?(?:customer|user))?[*_ ]{0,4}(?::|$)[*_]{0,3}/gim
const READER = '(?:the|this|our) (?:user|customer|client|person|human)'
const ABOUT_READER = new RegExp(
  `\\b${READER}(?:['’]s (?:question|message|asking|request|query|wondering)| (?:is |was |has |just |now |here |simply |also |clearly |probably )*(?:asks?|asked|asking|wants?|wanted|wanting|writes|wrote|inquir\\w+|enquir\\w+|wonders?|wondering|said|says|seems|would like|needs|looking)\\b)|^\\W*(?:user|customer) (?:asks?|wants?|says|writes|is asking)\\b`,
  'i',
)
const ABOUT_ANSWERING =
  /\b(?:I|we) (?:should|need to|must|have to|am going to) (?:now |just |simply |therefore |then |only |also )*(?:answer|reply|respond|write (?:a |an |the |my )?(?:answer|reply|response)|output|formulate|draft|craft|tell (?:them|him|her))\b|\b(?:I|we)(?: will|['’]ll) (?:answer|reply|respond) (?:that|this|with|in|based|accordingly|briefly|as)\b|\b(?:so|therefore|thus|hence),? (?:I|we)(?:['’]ll| will| should| can)? (?:now )?(?:answer|reply|respond|say that|state that)\b/i
const OPENS_THOUGHT =
  /^\W*(?:okay|ok|alright|hmm+|right|so|now|wait|first|well|let me|let['’]s|looking at|checking|based on|i need to|we need to|i should|i have to)\b/i
const ABOUT_TASK =
  /\b(?:the |my |our )?(?:material|context|system prompt|prompt|instructions?|rules?|sources?|passages?|tools?|knowledge base|data) (?:say|says|state|states|list|lists|hold|holds|contain|contains|show|shows|mention|mentions|give|gives|tell|tells)\b|\b(?:price list|catalogue|list|document|faq) (?:says|states|lists|shows|gives)\b/i
const LET_ME_THINK =
  /^\W*(?:let me|let['’]s|i['’]ll|i need to|time to) (?:just |first |quickly )?(?:think|reason|recall|analy[sz]e|work (?:this|it|that) out|break (?:this|it) down|go through)\b/i
