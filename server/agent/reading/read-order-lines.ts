import { remembered } from '#platform/remembered.ts'
import { fold } from '#platform/text/fold.ts'
import { plainText } from './plain-text.ts'
import { COUNTERS, readQuantities } from './read-quantities.ts'
import { without } from './reading.ts'

/** One line of an order as the customer worded it. */
export interface OrderLine {
  /** The goods without number and manners; the catalogue's own name when `knownNames` has exactly one that fits. */
  name: string
  quantity: number
  /** What it is counted in, when said: "kg", "tray". */
  unit: string | null
  text: string
}

/** The goods and counts a text asks for: "2 ankara gowns and one cap", "mules x2", "add another cap". What is no goods is left out. */
export function readOrderLines(text: string, knownNames: string[] = []): OrderLine[] {
  const known = knownNames.map(knownAs)
  const lines: OrderLine[] = []
  let uncounted = ''
  for (const piece of pieces(plainText(text), known)) {
    const line = lineOf(piece, known)
    if (line?.name) lines.push(line)
    // "The clutch, one": a count of its own belongs to the goods before it.
    else if (line && uncounted) lines.push({ ...line, name: fits(uncounted, known)?.name ?? uncounted, text: `${uncounted}, ${piece}` })
    uncounted = line ? '' : goodsIn(piece.replace(WISH, ' '))
  }
  return lines
}

const goodsIn = (said: string): string =>
  said
    .replace(ONE, ' ')
    .replace(MANNERS, ' ')
    .replace(SIZES, ' ')
    .replace(/\bthen\b|(?<![.:;!])[.:;!]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:the|a|an|my|your|le|la|les|el|los|las) /i, '')

interface Known {
  name: string
  words: string[]
  /** Folded, when it holds a word that else parts two things: "salt and vinegar". */
  whole: string | null
}

/** A catalogue's names stay; they are read once. */
const knownAs = remembered(
  5_000,
  (name): Known => ({ name, words: stems(name), whole: /(?: and | y | et )/i.test(name) ? fold(name) : null }),
)

function pieces(plain: string, known: Known[]): string[] {
  // "How much for 2 caps delivered to Lekki?": what the tail cuts off are the goods, when nothing stands before it.
  const cleaned = plain.replace(NOISE, ' ').split(TAIL).find(saysMore) ?? ''
  const parts = cleaned.split(BREAKS).flatMap((part) => {
    const said = fold(part)
    return known.some(({ whole }) => whole !== null && said.includes(whole)) ? part : part.split(AND)
  })
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, MOST_LINES)
}

/** More lines than anybody orders in one message. */
const MOST_LINES = 100

function lineOf(piece: string, known: Known[]): OrderLine | null {
  const wished = TAKES.test(piece)
  const said = piece.replace(WISH, ' ').trim()
  // "The 8 lesson card": a number that stands in a name counts nothing.
  const whole = fits(said, known)
  const measured = readQuantities(said)
  // "500 g almonds" is a size of one.
  const counts = measured
    .filter(({ unit }) => unit !== 'g' && unit !== 'ml')
    .filter(({ text }) => !whole?.words.includes(text.replace(/\D/g, '')) || repeated(said, text))
  const count = counts[0]
  const one = !count && ONE.exec(said)
  const rest = goodsIn(without(said, count ? [count] : []))
  const goods = [
    count?.unit && !COUNTERS.has(count.unit) ? (count.text.match(/\p{L}(?<!\p{L}\.*\p{L})[\p{L}.]*$/u)?.[0] ?? '') : '',
    rest.replace(/^(?:of|de|za|ya) /i, ''),
  ]
    .filter(Boolean)
    .join(' ')
  // "I'll have the burger" is one burger.
  if (!count && !one && !whole && !wished && measured.length === 0) return null
  const name = whole?.name ?? fits(goods, known)?.name ?? goods
  return { name, quantity: Math.max(1, Math.round(count?.value ?? 1)), unit: count?.unit ?? null, text: piece }
}

const saysMore = (part: string): boolean => /\p{L}{2}|\d/u.test(part.replace(WISH, ' ').replace(ASKING, ' '))

const repeated = (said: string, number: string): boolean => said.split(number).length > 2

/** The one known name whose words are all said, or nearly: the longest wins, equals are nobody. */
function fits(said: string, known: Known[]): Known | null {
  const words = new Set(stems(said))
  const full = known
    .filter(({ words: all }) => all.length > 0 && all.every((word) => words.has(word)))
    .sort((a, b) => b.words.length - a.words.length)
  if (full[0] && full[0].words.length !== full[1]?.words.length) return full[0]
  return null
}

const stems = (text: string): string[] =>
  (fold(text).match(/[\p{L}\p{M}\p{N}.]+/gu) ?? [])
    .map((word) => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<=ss|x|ch|sh)es$|(?<=[^s])s$/, '') : word))
    .filter((word) => !SMALL.has(word))
const SMALL = new Set(['the', 'a', 'an', 'of', 'and', 'in', 'with', 'for'])

// "2 soaps n 1 brush": a lone n joins only what is counted.
const AND = / (?:and|aur|et|y|na|with|plus|e|i|oraz|ati|pelu|pẹlu|आणि|और|तथा|व) | n (?=\d|an? |one )/iu
const BREAKS = /[,;\n+&|]+|(?<=\p{L})[.!](?: |$)|\?| plus | also | as well as | then /iu
const TAIL =
  /\b(?:deliver(?:ed|y)?|ship(?:ped)?|send (?:it|them|am) to|waybill|livr\w+|entreg\w+|pick(?:ing)? ?(?:it |them )?up (?:at|on|by|tomorrow|today)|my name|name is|for (?:pick ?up|me to|delivery)|total|altogether|all together|how much)\b/iu
/** What stands around "how much" and "total" without naming anything. */
const ASKING =
  /(?<![\p{L}\p{M}])(?:what|whats|what's|how|much|is|are|be|will|would|does|do|go|the|my|your|a|an|all|in|it|its|it's|that|this|of|for|to|price|prices|cost|costs|bill|amount|calculate|please|pls|tell|me|know|c'est|combien|cuanto|cu[aá]nto|es|el|la|le|ni|na|bei|gani|kitna|kitne|kya|hai|ka|ki|ile|to|koszt\w*)(?![\p{L}\p{M}])/giu
const NOISE =
  /(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]+|\+?\d[\d ()-]{8,}\d|[₦$£€₹] ?[\d,.]+k?|\b\d[\d,.]{0,20}(?:k| ?(?:naira|rupees|dollars|euros))\b|\b\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\b|o'clock|baje)|\b(?:for|on|by|this|next) (?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:morning|evening|afternoon|night))?|\b(?:today|tomorrow|tonight) (?:morning|evening|afternoon)?|\b(?:starting|from) (?:mon|tues|wednes|thurs|fri|satur|sun)day|\b\d{1,2}(?:st|nd|rd|th)\b(?: (?:of )?\p{L}+)?|\bafter work\b/giu
const WISH =
  /^(?:(?:hi|hello|hey|hola|bonjour|habari|namaste|good (?:morning|afternoon|evening)|please|pls|plz|abeg|ok|okay|oya|so|then|yes|great|fine|and|also|just|can|could|may|i|we|you|u|me|us|ll|i'll|we'll|i'd|would|will|want|wan|wanna|need|like|love|to|go|dey|order|ordering|buy|buying|get|getting|take|taking|have|grab|give|send|pack|pick up|pick|purchase|confirm|reserve|place an order for|sign me up for|sign up for|sign|up|add|book|bring|make|am|for|do|let|let's|je|veux|voudrais|prends|prendre|commander|acheter|quiero|quisiera|necesito|pedir|comprar|deme|dame|nataka|naomba|nahitaji|nipe|kuagiza|kununua|ningependa|mujhe|mere liye|hame|chahiye|भेज|मुझे|stp|svp|por favor|nitumie|nitumieni|niletee|nileteeni|nipatie|niwekee|niuzie|nachukua|nitachukua|poprosz[eę]|prosz[eę](?: o)?|chc[eę]|chcia[lł]\p{L}+|zam[oó]wi[cć]|zamawiam|wezm[eę]|bior[eę]|kupi[eęć]|para llevar|me das?|me dan|me pone|ap[aá]rta\p{L}*|m[aá]nda\p{L}*|env[ií]\p{L}*|ponme|mettez(?:-moi)?|donnez(?:-moi)?|envoyez(?:-moi)?|livrez(?:-moi)?|moi|voudrions|मला|आम्हाला|हमें|mo f[eẹ](?: ra)?|[eẹ] fun mi(?: ni)?|fun mi(?: ni)?|[eẹ] ba mi|reserve karo|make una|-|–) ?[:!,.]? +)+/iu
// "The blue one" points; "one cap" and "the belt, one" count.
const ONE =
  /(?<!\p{L})(?:an?|another|une?|una|uno|ek|moja|एक|^one$|one(?= (?!of|please|pls|more time|second|minute)\p{L}))(?!\p{L})(?! (?:of|second|minute|bit|look|question|discount))/iu
const TAKES = /(?:'ll|will|would like to|want to|go) (?:have|take|order|buy|get) the \p{L}/iu
const MANNERS =
  /(?<!\p{L})(?:please|pls|plz|abeg|thanks|thank you|for me|for us|for my \p{L}+|na pickup|pickup|pick up|chahiye|chaiye|chahie|bhej do|bhejo|bhejna|dena|de do|lena hai|pack karo|pack kar do|extra|cod|only|piece|pieces|pcs|each|now|today|tomorrow|svp|por favor|tafadhali|instead|too|o|jare|same for.*|of|with our.*|with my.*|with (?:company|our|my) .*|for our .*|lunga|lungi|dedo|kar do|karo|nimechukua|basi|चाहिए|चाहिये|भेज दो|भेज दीजिए|दीजिए|दे दो|पैक कर दो|हव्या आहेत|हवे आहेत|हवी आहे|हवा आहे|हवे|हवी|हवा|हवेत|पाहिजे|पाहिजेत|पाठवा|द्या)(?![\p{L}\p{M}])/giu
const SIZES =
  /(?<!\p{L})(?:in )?(?:size|taille|talla|saizi|rozmiar|साइज़|साइज|साईज) ?:? ?(?:[\d.]+|xs|s|m|l|xl|xxl|small|medium|large)(?!\p{L})/giu
