/** The words for the customer without the covering letter to whoever asked for them: an opening, a speaker, quotes around it all, a closing. */
export function uncovered(text: string, names: string[]): string {
  let words = text.trim()
  for (let i = 0; i < MOST; i++) {
    const next = withoutQuotes(withoutClosing(withoutSpeaker(withoutOpening(withoutNextTurns(words)), names))).trim()
    if (next === words) break
    words = next
  }
  return words
}

/** "Sure! Here's a reply you can send:" in whatever words: a first clause that ends with a colon and speaks of the text that follows. */
function withoutOpening(text: string): string {
  const opening = /^([^\n:]{3,200}):[*_ \t]{0,6}(\n{0,4})/.exec(text)
  if (!opening) return text
  const [whole, clause = '', gap = ''] = opening
  const rest = text.slice(whole.length)
  if (rest.trim() === '') return text
  if (/^subject$/i.test(clause)) return rest.slice(rest.indexOf('\n') + 1).trim()
  const presents = (PRESENTS.test(clause) && TEXT_NOUN.test(clause)) || /\bhere(?:['’]s| is) (?:what|how) (?:I|you)\b/i.test(clause)
  const agrees = AGREES.test(clause) && gap.includes('\n') && HERE.test(clause)
  return presents || agrees ? rest.trim() : text
}

function withoutSpeaker(text: string, names: string[]): string {
  const speaker = /^[\s*_#"“[(]{0,6}([\p{L}][\p{L}\p{M}\p{N} .'’&()-]{0,40}?)[\])*_ ]{0,4}:[*_]{0,3}\s*(?=\S)/u.exec(text)
  if (!speaker) return text
  const said = speaker[1]?.trim().toLowerCase() ?? ''
  const known = names.some((name) => {
    const lower = name.trim().toLowerCase()
    return lower !== '' && (said === lower || said.startsWith(`${lower} (`) || said.startsWith(`${lower} from `))
  })
  return known || SPEAKER.test(said) ? text.slice(speaker[0].length) : text
}

/** A model that does not stop plays the customer too. */
const withoutNextTurns = (text: string): string => {
  const next = text.search(/\n[ \t*_]{0,8}(?:customer|user|human|client|contact)[*_]{0,3} ?:/i)
  return next < 0 ? text : text.slice(0, next)
}

/** Remarks to the shop behind the answer: "Let me know if you'd like a different tone." */
function withoutClosing(text: string): string {
  const parts = text.split(/(\n\s*\n|\n(?=[-*_]{3,}\s*\n)|(?<=[.!?…”"])\s+(?=[\p{Lu}(*[]))/u)
  while (parts.length > 2) {
    const last = parts.at(-1)?.trim() ?? ''
    if (last !== '' && !isRemark(last)) break
    parts.splice(-2)
  }
  return parts.join('')
}

const isRemark = (sentence: string): boolean =>
  (ADJUSTS.test(sentence) && (TEXT_NOUN.test(sentence) || EDITS.test(sentence))) ||
  END_MARK.test(sentence) ||
  /^[([*_]*note\b[^:]{0,20}:.{0,400}\b(?:reply|response|answer|message|draft|tone|customer|instructions?|material)\b/i.test(sentence) ||
  /^[([].{0,300}\b(?:this|the|my) (?:reply|response|answer|draft|message)\b.{0,300}[)\]]\.?$/i.test(sentence) ||
  /^i (?:hope|trust) (?:this|that|it) (?:reply|response|answer|draft|message)?\s*(?:helps|works|meets)/i.test(sentence)

function withoutQuotes(text: string): string {
  const pair = QUOTES.find(([open, close]) => text.startsWith(open) && text.endsWith(close) && text.length > open.length + close.length + 1)
  if (!pair) return text
  const inner = text.slice(pair[0].length, -pair[1].length)
  return inner.includes(pair[0]) || inner.includes(pair[1]) ? text : inner
}

/** What an answer is called, in the languages of models' small talk. */
const TEXT_NOUN =
  /(?<!\p{L})(?:repl(?:y|ies)|responses?|answers?|messages?|drafts?|text|wording|version|tone|suggestion|respuesta|mensaje|réponse|message|antwort|nachricht|resposta|mensagem|risposta|messaggio|antwoord|bericht|odpowied[źz]|wiadomość|jibu|ujumbe|jawab)(?!\p{L})|उत्तर|जवाब|संदेश|رد|رسالة|ответ|сообщение/iu
const PRESENTS =
  /(?<!\p{L})(?:here(?:['’]s| is| are| you go| it is)?|below|following|suggested|possible|proposed|draft(?:ed)?|you (?:can|could|may|might) (?:send|use|say|reply)|this is|i['’]?(?:d| would| will|ll)? (?:suggest|say|reply|write|answer)|my|final|aquí|aqui|voici|hier (?:ist|is)|ecco|oto|hii|yeh|ye)(?!\p{L})|यह|यहाँ|هذا|вот/iu
const AGREES = /^\W*(?:sure|certainly|of course|absolutely|okay|ok|alright|great|got it|understood|no problem|happy to help|gladly)\b/i
const HERE = /\b(?:here|below|following)\b/i
const SPEAKER =
  /^(?:(?:the )?(?:sales |shop |virtual |automated |ai |chat ?)?(?:assistant|bot|agent|chatbot|seller|shop|store|business|model|ai|system response)|answer|final answer|reply|response|final response|final reply|output|final|customer reply|reply to (?:the )?customer|suggested (?:reply|response|answer)|draft(?: reply| response)?|message|text|a|respuesta|réponse|antwort|resposta|risposta|antwoord|odpowiedź|jibu|asistente|assistente)$/iu
const ADJUSTS =
  /\b(?:let me know|you would like me to|feel free|would you like|do you want|i can also|if you(?:['’]d| would)? (?:like|want|prefer|need)|happy to|please (?:adjust|edit|review|modify))\b.{0,120}\b(?:adjust|edit|chang|modif|rephras|rewrit|shorten|lengthen|revis|tweak|tailor|refin|different|another|more (?:formal|casual|friendly)|personali[sz]e|customi[sz]e)/i
const QUOTES: [string, string][] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ["'", "'"],
  ['「', '」'],
]
/** Done to a text, and to nothing that a shop sells. */
const EDITS = /\b(?:rephras|rewrit|reword|customi[sz]e (?:it|this)|more (?:formal|casual|friendly|professional|concise))/i
const END_MARK = /^(?:\[?(?:END|STOP|DONE|EOF)\]?|#{2,6})$/
const MOST = 5
