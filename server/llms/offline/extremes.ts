/** Whether a folded question asks for the thing with the lowest or the highest price. */
export function extremeIn(said: string): 'least' | 'most' | null {
  if (said.search(LEAST) >= 0) return 'least'
  return said.search(MOST) >= 0 ? 'most' : null
}

/** The question without the words that say so. */
export const withoutExtreme = (said: string): string => said.replace(LEAST, ' ').replace(MOST, ' ')

const LEAST =
  /(?<![\p{L}\p{M}])(?:cheapest|least (?:expensive|costly)|lowest[- ]priced?|lowest cost|most (?:affordable|economical)|(?<=(?:which|what) (?:\p{L}+ ){0,4})(?:cheaper|less expensive)(?! (?:than|if|for|when))|cheap pass|sab ?se sast[aei]|sagalyat swast|moins cher(?:e|s|es)?|mas (?:barat|economic)[oa]s?|(?:bei )?(?:rahisi|nafuu) (?:zaidi|kuliko)|najtan(?:sz\p{L}*|iej)|सबसे सस्त\p{M}*|सर्वात स्वस्त)(?![\p{L}\p{M}])/gu
const MOST =
  /(?<![\p{L}\p{M}])(?:most expensive|priciest|costliest|dearest|highest[- ]priced?|cost pass|sab ?se m(?:e|a)h(?:a)?ng[aei]|sagalyat mahag|(?:le|la|les) plus cher(?:e|s|es)?|mas car[oa]s?|ghali (?:zaidi|kuliko)|najdroz(?:sz\p{L}*|ej)|सबसे महंग\p{M}*|सर्वात महाग)(?![\p{L}\p{M}])/gu
