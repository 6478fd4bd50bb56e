import { remembered, rememberedOf } from '../remembered.ts'

/**
 * All matches of a global pattern, or the first so many, as `matchAll` finds them without copying the pattern first: readers ask dozens
 * of each message.
 */
export function everyMatch(text: string, pattern: RegExp, most = Number.POSITIVE_INFINITY): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  const find = finder(text, pattern)
  for (let match = find(0); match && found.length < most; match = find(pattern.lastIndex)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += pattern.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1
  }
  pattern.lastIndex = 0
  return found
}

/** The first match of a pattern, as `match` finds it. */
export function firstMatch(text: string, pattern: RegExp): RegExpExecArray | null {
  const match = finder(text, pattern)(0)
  pattern.lastIndex = 0
  return match
}

/**
 * Case makes a pattern slow, ten times and more, as soon as a text holds one character beyond Latin. So such a text is looked through in
 * small letters by the same pattern without case, and the pattern itself is asked only where that one found something.
 */
function finder(text: string, pattern: RegExp): (from: number) => RegExpExecArray | null {
  const small = isLatin(text) ? null : smallPattern(pattern)
  if (small === null) return (from) => execAt(pattern, text, from)
  const said = smallLetters(text)
  return (from) => {
    const seen = execAt(small, said, from)
    return seen && execAt(pattern, text, seen.index)
  }
}

function execAt(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

const isLatin = (text: string): boolean => !/[^\0-\xff]/.test(text)

/** As long as the text itself: only İ becomes two letters. It is no other letter's capital, and no pattern asks for it. */
const smallLetters = remembered(50, (text) => text.replaceAll('İ', 'ª').toLowerCase())

/** Null when case is told apart anyway, or when capitals are asked for as a kind. */
const smallPattern = rememberedOf((pattern: RegExp): RegExp | null => {
  if (!pattern.ignoreCase || /\\p\{L[ul]\}/.test(pattern.source)) return null
  const small = pattern.source.replaceAll(/\\p\{[^\\}]{1,40}\}|\\.|\(\?<\w{1,20}>|\p{Lu}/gu, (part) =>
    part.length === 1 ? part.toLowerCase() : part,
  )
  return new RegExp(small, pattern.flags.replace('i', ''))
})
