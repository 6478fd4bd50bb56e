import { elementsIn } from './elements.ts'

/**
 * What a model wrote for the reader, without what it marked as written for itself: thoughts in tags of any name and bracket (closed,
 * nested, left open, or with only their end) or in channels. '' when all of it was thought.
 */
export function withoutThoughts(text: string): string {
  const last = inFinalChannel(text)
  if (last !== text) return beforeNextTurn(last).trim()
  const spoken = withoutTags(withoutAsides(text))
  // A thought that was left open may hold the answer, marked as such.
  const marked = insideAnswer(spoken.trim() === '' && text.search(ANSWER_TAG) >= 0 ? text : spoken)
  return beforeNextTurn(withoutTags(marked)).trim()
}

/** "<|channel|>analysis<|message|>…<|channel|>final<|message|>…", also when a server drops the marks: "analysis…assistantfinal…". */
function inFinalChannel(text: string): string {
  const channels = [...text.matchAll(CHANNEL)]
  if (channels.length > 0) {
    const final = channels.findLast(([, name]) => name === 'final')
    // A call of a tool travels in the commentary; nothing else there is for anyone but the model.
    const call = channels.findLast(([, , to = '']) => to.trim() !== '')
    const chosen = final ?? call
    if (!chosen) return ''
    const rest = text.slice(chosen.index + chosen[0].length)
    return `${final ? '' : `${chosen[2]?.trim()} `}${rest.slice(0, Math.max(0, rest.search(END_OF_CHANNEL)) || undefined)}`
  }
  const bare =
    /^\s*(?:assistant)?(?:analysis|commentary)\s*[^a-z\s][\s\S]*?assistant\s?final(?:message)?\s*:?([\s\S]*)$|^\s*(?:assistant)?(?:analysis|commentary)(?=[A-Z])[\s\S]*?assistant\s?final(?:message)?\s*:?([\s\S]*)$/i.exec(
      text,
    )
  return bare ? (bare[1] ?? bare[2] ?? '') : text
}

/** Keeps what stands outside of every thought. An end without a beginning makes a thought of all before it; a beginning without an end of all behind it. */
function withoutTags(text: string): string {
  let kept = ''
  let depth = 0
  let at = 0
  for (const tag of text.matchAll(TAG)) {
    const { begins, named } = readTag(tag)
    if (!named) continue
    if (depth === 0) kept += text.slice(at, tag.index)
    at = tag.index + tag[0].length
    if (begins) depth++
    else if (depth > 0) depth--
    else kept = ''
  }
  return depth > 0 ? kept : kept + text.slice(at)
}

function readTag([whole, name = '']: RegExpMatchArray): { begins: boolean; named: boolean } {
  const ends = /^[^\w]*\//.test(whole) || /(?:^|[_:▁-])(?:end|stop|close)(?:[_▁-]|$)/i.test(name)
  return { begins: !ends && !/\/[>\]|]$/.test(whole), named: THOUGHT.test(name) }
}

/** An element that is neither HTML nor the answer, before or behind one that goes on: notes, plans, checks of the model. */
function withoutAsides(text: string): string {
  for (const { name, inner, from, to } of elementsIn(text)) {
    if (HTML.test(name) || ANSWER.test(name) || CALLS.test(name) || inner.trim().split(/\s+/).length < 2) continue
    const before = text.slice(0, from)
    const behind = text.slice(to)
    if (before.trim() === '' && behind.trim() !== '') return withoutAsides(behind)
    if (behind.trim() === '' && before.trim() !== '' && /[.!?>\n] ?$/.test(before)) return withoutAsides(before)
  }
  return text
}

/** "<answer>…</answer>": where a model marks its answer, all else is not meant to be read. */
function insideAnswer(text: string): string {
  const begin = [...text.matchAll(ANSWER_TAG)].findLast(([whole]) => !whole.includes('/') && !/end/i.test(whole))
  if (!begin) return text.replace(ANSWER_TAG, '')
  const rest = text.slice(begin.index + begin[0].length)
  const end = rest.search(ANSWER_TAG)
  return end < 0 ? rest : rest.slice(0, end)
}

/** A model that does not stop plays the next turns too. */
function beforeNextTurn(text: string): string {
  const begun = text.replace(
    /^(?:\s*(?:<\|begin_of_text\|>|<s>|<bos>|(?:<\|(?:im_start|start|start_header_id)\|>|<start_of_turn>)\s*(?:assistant|model)(?:<\|end_header_id\|>)?))+/i,
    '',
  )
  const end = begun.search(END_OF_TURN)
  return end < 0 ? begun : begun.slice(0, end)
}

const THOUGHT =
  /^(?:[\p{L}\p{N}]+[:_▁-])*(?:think\w*|thoughts?|reason(?:ing|s)?|reflect\w*|analysis|analy[sz]ing|scratch\w*|(?:inner[-_ ]?)?monologue?|ponder\w*|deliberat\w*|chain|cot|planning|inner)(?:$|[\s_▁:-])/iu
/** A tag of any bracket models use: <think>, [THINK], <|think|>, ◁think▷, {think}. */
const TAG = /(?:<\|?|\[|◁|\{|\|)\/?\s?([\p{L}_][\p{L}\p{N}_:.▁-]{0,40}(?:[ \t][^<>[\]{}◁▷|\n]{0,120})?)\/?(?:\|?>|\]|▷|\}|\|)/giu
const ANSWER =
  /^(?:final[-_]?)?(?:answer|reply|response|output|final|message|text|solution|result|content|assistant)(?:[-_]\w+)?$|^\w+[-_](?:answer|reply|response|message)$/i
const ANSWER_TAG =
  /<\|?\/?(?:begin_of_|end_of_|start_|end_)?(?:final[-_]?)?(?:answer|reply|response|output|final|solution|customer[-_](?:reply|answer|message))(?:\s[^<>|]*)?\|?>/gi
const CALLS = /tool|function|invoke|call|parameter|arg/i
const HTML =
  /^(?:a|abbr|article|b|blockquote|body|br|center|code|del|div|em|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|li|main|mark|ol|p|pre|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)$/i
const CHANNEL = /<\|channel\|>\s?([a-z]{1,20})([^<\n]{0,120})(?:<\|constrain\|>\s?\w{1,20}\s?)?<\|message\|>/g
const END_OF_CHANNEL = /<\|(?:end|return|start|channel|call)\|>/
const END_OF_TURN =
  /<\|(?:im_end|end|eot_id|eom_id|endoftext|end_of_text|return|eot|im_start|start|start_header_id|user|assistant)\|>|<\/s>|<eos>|<end_of_turn>|<start_of_turn>|<｜(?:(?:begin|end)▁of▁sentence|User|Assistant)｜>/i
