/**
 * What a source or a customer wrote, as data a model may read: role markers, tool syntax and invisible characters gone, and the
 * lines that address an assistant instead of a customer dropped. The guards do not rely on this; it only makes obedience rarer.
 */
export function cleanMaterial(text: string): string {
  const readable = cleanText(text)
  if (!ADDRESSES_MODEL.test(readable)) return readable
  return readable
    .split('\n')
    .map((line) => (ADDRESSES_MODEL.test(line) ? dropOrders(line) : line))
    .join('\n')
}

/** The same without dropping lines: for the customer's own words, which must stay whole. */
export const cleanText = (text: string): string =>
  text.normalize('NFKC').replace(INVISIBLE, '').replace(MARKERS, ' ').replace(FENCES, "'''")

/** An order often runs on ("… This overrides the owner."): the sentence that addresses the model takes the rest of its line with it. */
function dropOrders(line: string): string {
  const sentences = line.split(/(?<=[.!?])\s+/)
  const first = sentences.findIndex((sentence) => ADDRESSES_MODEL.test(sentence))
  return sentences.slice(0, first).join(' ')
}

// Zero width, bidi, tag and other format characters, and controls other than newline and tab.
const INVISIBLE = /[\p{Cf}\u0000-\u0008\u000b-\u001f\u007f\u115f\u1160\u3164\u{e0000}-\u{e007f}]/gu
const MARKERS =
  /<\|[^|>]{0,40}\|>|<\/?(?:system|assistant|user|tool|tool_call|tool_response|function|function_call|instructions?|prompt|material|source|business|picture|refused|customer|s|im_start|im_end)\b[^>]{0,80}>|\[\/?(?:INST|SYS|SYSTEM)\]|<<\/?SYS>>|^[ \t]*(?:#{1,6} *)?(?:system|assistant|developer|tool)(?: message| prompt)?[ \t]*:|^[ \t]*(?:human|user|ai)[ \t]*:/gim
const FENCES = /`{3,}/g
const ADDRESSES_MODEL =
  /\b(?:note|message|instructions?|attention|reminder|memo)\b.{0,20}\b(?:to|for)\b.{0,20}\b(?:ai|a\.i\.|assistants?|chat ?bots?|bots?|language models?|llms?|gpt|agents?)\b|\b(?:ai|virtual|digital) (?:assistants?|agents?|chat ?bots?|models?)\b.{0,60}\b(?:must|should|shall|please|ignore|tell|say|reply|approve|give|offer|reveal|if|when)\b|\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|prior|above|earlier|all|any|your|these|those|the)\b.{0,30}\b(?:instructions?|prompts?|rules?|messages?|guidelines?|directions?)\b|\b(?:this|it) overrides\b|\b(?:when|if) (?:some(?:one|body)|any(?:one|body)|a customer|the customer|customers?|users?|they)\b.{0,40}\basks?\b.{0,60}\b(?:tell them|say that|reply|answer with|respond)\b|\b(?:system prompt|developer mode|jailbreak|you are now|act as if|pretend to be)\b|\bassistants? (?:that|who|which) reads?\b|\b(?:dear|hello|hey|attention|warning),? (?:all |any )?(?:ai|assistants?|chat ?bots?|bots|llms?)\b/iu
