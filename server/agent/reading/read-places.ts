/** Where something goes or someone is. */
export interface PlaceRead {
  field: 'location' | 'address' | 'company'
  value: string
  text: string
}

/** "Deliver to 5 Palm Road, Yaba" (address and location), "I live in London", "I dey Enugu", "COD Kota", "our company, Sun Ltd". */
export function readPlaces(text: string): PlaceRead[] {
  const found: PlaceRead[] = []
  const address = text.match(ADDRESS)
  if (address?.groups?.street) {
    const street = address.groups.street.trim()
    found.push({ field: 'address', value: street, text: address[0].trim() })
    const town = address.groups.town?.trim() ?? street.match(/\p{Lu}[\p{L}'-]+$/u)?.[0]
    if (town) found.push({ field: 'location', value: town, text: town })
  }
  for (const pattern of LOCATIONS) {
    const match = found.some(({ field }) => field === 'location') ? null : text.match(pattern)
    const value = match?.groups?.place?.trim()
    if (value && !NOT_PLACES.test(value)) found.push({ field: 'location', value, text: (match?.[0] ?? value).trim() })
  }
  const company = text.match(COMPANY)
  const name = company?.groups?.name ?? company?.groups?.other
  if (name) found.push({ field: 'company', value: name.trim(), text: (company?.[0] ?? name).trim() })
  return found
}

const PLACE = String.raw`(?<place>\p{Lu}[\p{L}'-]+(?: (?:\p{Lu}[\p{L}'-]+|\d{1,2}(?!\d|:| ?[ap]m)|de|la|el|of)){0,3})`
const ADDRESS =
  /(?:deliver(?:ed)?|ship(?:ped)?|send|waybill|bring|drop)(?: (?:it|them|this|all|everything))?(?: (?:to|at))+ (?:me at |my (?:house|home|office|place)(?: at|,)? )?(?<street>(?:(?:no|house|flat|plot|apt|block)\.? ?)?\d{1,5}[a-z]?,? [\p{L}][\p{L}\d'. -]{2,60}?)(?:, ?(?<town>\p{Lu}[\p{L}' -]{2,30}))?(?=[,.?!\n]|$| (?:on|by|for|before|please|pls|tomorrow|today|total)\b)|(?:my )?address(?: is|:)? (?<street>\d{1,5}[a-z]?,? [\p{L}\d][\p{L}\d'. -]{2,60})/iu
const rx = (source: string) => new RegExp(`(?<!\\p{L})(?:${source})`, 'u')
const LOCATIONS = [
  rx(
    String.raw`(?:[Dd]eliver(?:ed|y)?|[Ss]hip(?:ped|ping)?|[Ww]aybill|[Ss]end|[Ll]ivr\p{L}+|[Ee]ntreg\p{L}+|[Ee]nv[ií]\p{L}+)(?: (?:it|them|this|for it|for|same day|\p{Ll}+)){0,3} (?:to|in|for|at|à|a|en) ${PLACE}`,
  ),
  rx(
    String.raw`(?:I|[Ww]e)(?:'m| am|'re| are|m)(?: (?:based|located|staying|living|currently|now|here|writing|calling))* (?:in|at|from|around|near) ${PLACE}(?!\p{L})`,
  ),
  rx(String.raw`(?:I|[Ww]e) (?:stay|live|dey|reside)(?: (?:in|at|for|near))? ${PLACE}(?!\p{L})`),
  rx(String.raw`(?:I|[Ww]e) (?:stay|live|dey|reside)(?: (?:in|at|for|near))? ${PLACE}(?!\p{L})`),
  rx(
    String.raw`(?:[Ff]rom|[Nn]ear|[Ii]n|[Aa]round|[Bb]ased in|[Ll]ive in|[Mm]oving to|j'habite (?:à|en)?|vivo en|estoy en|naishi|niko|main) ${PLACE}(?:$|(?=[,.!?\n])| (?:se|mein|me)\b)`,
  ),
  rx(String.raw`(?:COD|cod|[Cc]ash on delivery)(?: to| in| at|,)? ${PLACE}`),
  rx(String.raw`\p{L}+ to ${PLACE}(?=[,.?!\n]|$| (?:total|what|how|please|and|delivery)\b)`),
  rx(
    String.raw`(?:\d|[ap]m|(?:January|February|March|April|May|June|July|August|September|October|November|December)|guests|people|then|morning|afternoon|evening), ?${PLACE}(?=[.?!\n]|$)`,
  ),
]
const NOT_PLACES =
  /^(?:I|I'm|Mr|Mrs|Dr|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Instagram|Facebook|Google|WhatsApp|TikTok|Twitter|English|Spanish|French|Hindi|Nigerian|Indian|Please|Thanks|The|My|Your|Interested|Looking|Not|Just|So|Christmas|Easter|Diwali|Eid)(?!\p{L})/u
const COMPANY =
  /\b(?:our company|my company|company(?: name)?(?: is|:)?|on behalf of|company logo)[, ]+(?<name>\p{Lu}[\p{L}&'-]+(?: \p{Lu}[\p{L}&'-]+){0,3})|(?<other>\p{Lu}[\p{L}&'-]+(?: \p{Lu}[\p{L}&'-]+){0,3} (?:Ltd|Limited|Inc|LLC|Pvt|GmbH|Plc|Technologies|Group|Industries|Enterprises|Ventures|Consulting))\b/u
