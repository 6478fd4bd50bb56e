import { remembered } from '#platform/remembered.ts'
import { escaped } from '#platform/text/escaped.ts'
import { everyMatch, firstMatch } from '#platform/text/every-match.ts'
import { fold } from '#platform/text/fold.ts'
import { wordTable } from '../words/word-table.ts'

/** Where something goes or someone is. */
export interface PlaceRead {
  field: 'location' | 'address' | 'company'
  value: string
  text: string
}

/** What helps to tell a place from other words. */
export interface PlaceContext {
  /** Areas that the business's own sources name, as they spell them. */
  areas?: string[]
  /** Folded words that are goods, services or people here, never places. */
  known?: Set<string>
}

/**
 * "Deliver to 5 Palm Road, Yaba" (address and location), "I live in London", "niko Thika", "Aundh me rehti hu", "mieszkam w Gdyni",
 * "2 bedroom, Hurlingham", "our company, Sun Ltd". A town that is in the table, or an area that the business names, needs no cue.
 */
export function readPlaces(text: string, { areas = [], known = new Set() }: PlaceContext = {}): PlaceRead[] {
  const found: PlaceRead[] = []
  const address = text.match(ADDRESS) ?? text.match(NUMBERED)
  if (address?.groups?.street) {
    const street = address.groups.street.trim()
    found.push({ field: 'address', value: street, text: address[0].trim() })
    const town = address.groups.town?.trim() ?? street.match(/(?<![\p{L}'-])\p{Lu}[\p{L}'-]+$/u)?.[0]
    if (town) found.push({ field: 'location', value: town, text: town })
  }
  if (!found.some(({ field }) => field === 'location')) {
    const place = cued(text, known) ?? areaIn(text, areas) ?? townIn(text) ?? standing(text, known)
    if (place) found.push({ field: 'location', ...place, value: NOMINATIVE.get(place.value) ?? place.value })
  }
  const company = firstMatch(text, COMPANY)
  const name = company?.groups?.name ?? company?.groups?.other
  if (name) found.push({ field: 'company', value: name.trim(), text: (company?.[0] ?? name).trim() })
  return found
}

type Found = { value: string; text: string } | null

function cued(text: string, known: Set<string>): Found {
  for (const pattern of LOCATIONS) {
    for (const match of everyMatch(text, pattern)) {
      const value = match.groups?.place?.trim()
      if (value && !NOT_PLACES.test(value) && !known.has(fold(value.split(' ')[0] ?? ''))) return { value, text: match[0].trim() }
    }
  }
  return null
}

/** An area of the business's own, in whatever letters: "south c" where its list has "South C". */
function areaIn(text: string, areas: string[]): Found {
  const said = fold(text)
  const area = areas.filter((one) => said.includes(fold(one)) && standsIn(fold(one)).test(said)).sort((a, b) => b.length - a.length)[0]
  return area ? { value: area, text: area } : null
}

const standsIn = remembered(500, (area) => new RegExp(`(?<![\\p{L}\\p{M}\\d])${escaped(area)}(?![\\p{L}\\p{M}\\d])`, 'u'))

/** A town by its name. One that is written small must stand where a place stands: "from pune", "pune me". */
function townIn(text: string): Found {
  const match = firstMatch(text, TOWN) ?? firstMatch(text, SMALL_TOWN)
  const value = match?.groups?.place
  return value ? { value, text: value } : null
}

/** A name that stands alone between commas, or behind the rooms: "6 seats, Langata", "3br Parklands". */
function standing(text: string, known: Set<string>): Found {
  const parts = text.split(/[,;\n]|\.(?=\s|$)/u).map((part) => part.trim())
  const place = parts.find(
    (part, at) => at > 0 && ALONE.test(part) && !NOT_PLACES.test(part) && !part.split(' ').some((word) => known.has(fold(word))),
  )
  const behind = text.match(BEHIND_ROOMS)?.groups?.place
  const value = behind && !NOT_PLACES.test(behind) && !known.has(fold(behind)) ? behind : place
  return value ? { value, text: value } : null
}

// "W Krakowie" and "पुण्यात" name a town by another form of its name.
const NOMINATIVE = new Map(
  Object.values(wordTable<string[]>('towns'))
    .flat()
    .flatMap((town) => town.split('|'))
    .flatMap((forms) => forms.split('~').map((form, _, [name = '']): [string, string] => [form, name])),
)
const NAMES = [...NOMINATIVE.keys()].sort((a, b) => b.length - a.length)
const LATIN = NAMES.filter((name) => /^\p{Script=Latin}/u.test(name))
const PLACE = String.raw`(?<place>\p{Lu}[\p{L}'-]+(?: (?:\p{Lu}[\p{L}'-]*|\d{1,2}(?!\d|:| ?[ap]m)|de|la|el|of)(?![\p{Ll}])){0,3})`
const ADDRESS =
  /(?:deliver(?:ed)?|ship(?:ped)?|send|waybill|bring|drop)(?: (?:it|them|this|all|everything))?(?: (?:to|at)){1,2} (?:me at |my (?:house|home|office|place)(?: at|,)? )?(?<street>(?:(?:no|house|flat|plot|apt|block)\.? ?)?\d{1,5}[a-z]?,? [\p{L}][\p{L}\d'. -]{2,60}?)(?:, ?(?<town>\p{Lu}[\p{L}' -]{2,30}))?(?=[,.?!\n]|$| (?:on|by|for|before|please|pls|tomorrow|today|total)\b)|(?:my )?address(?: is|:)? (?<street>\d{1,5}[a-z]?,? [\p{L}\d][\p{L}\d'. -]{2,60})/iu
// A house number with the name of a street, a house or an estate, whichever of them stands first.
const STREET = String.raw`[Rr]oad|[Rr]d|[Ss]treet|[Ss]t|[Aa]venue|[Aa]ve|[Ll]ane|[Cc]lose|[Cc]rescent|[Dd]rive|[Ww]ay|[Cc]ourt|[Ee]state|[Gg]arden|[Gg]ardens|[Hh]eights|[Tt]ower|[Tt]owers|[Aa]partment|[Aa]partments|[Aa]pts|[Hh]ouse|[Vv]illa|[Vv]illas|[Nn]agar|[Cc]olony|[Ss]ociety|[Ss]oc|[Cc]howk|[Mm]arg|[Gg]ali|[Nn]iwas|[Nn]ivas|[Ss]adan|[Kk]unj|[Rr]esidency|[Ee]nclave|[Cc]omplex|[Pp]ark|[Pp]laza|[Aa]rcade|[Ll]ayout|[Ss]ector|[Pp]hase|[Pp]eth|[Ww]adi`
const UNIT = String.raw`[Ff]lat|[Hh]ouse|[Aa]pt|[Aa]partment|[Pp]lot|[Ss]hop|[Uu]nit|[Rr]oom|[Ss]uite|[Bb]lock|[Nn]o|[Dd]oor`
const TOWN_BEHIND = String.raw`(?:, ?(?:\d{4,5} )?(?<town>\p{Lu}[\p{L}' -]{2,30}?)(?=[,.?!\n]|$| (?:on|by|for|please|pls)\b))?`
const NUMBERED = new RegExp(
  [
    String.raw`(?<![\p{L}\d.,])(?<street>(?:(?:${UNIT})\.? ?(?:no\.? ?)?#?[\dA-Z][\dA-Z/-]*,? |\p{Lu}-?\d{1,4}[A-Z]?,? |\d{1,5}[A-Za-z]?,? )(?:\p{Lu}[\p{L}'.-]+ ){0,4}(?:${STREET})\b(?: \d{1,3}\b)?)${TOWN_BEHIND}`,
    String.raw`(?<![\p{L}\d])(?<street>(?:[Rr]ue|[Aa]v(?:enue|enida)?\.?|[Bb]oulevard|[Bb]d|[Cc]alle|[Cc]arrera|[Cc]ra\.?|[Uu]l\.|[Uu]lica|[Uu]licy|[Aa]l\.|[Oo]s\.) (?:\p{L}[\p{L}'.-]* ){0,4}?\p{L}[\p{L}'.-]*,? ?(?:#|no\.? ?)?\d{1,4}[A-Za-z]?(?:[-/]\d{1,4})?)${TOWN_BEHIND}`,
    String.raw`(?<![\p{L}\d])(?<street>\d{1,4}(?: bis)?,? (?:rue|avenue|boulevard|impasse|place|quai|chemin|allée) (?:de |du |des |la |le |les |d'|l')*\p{L}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,3})${TOWN_BEHIND}`,
  ].join('|'),
  'u',
)
const rx = (source: string) => new RegExp(`(?<![\\p{L}\\p{M}]|[\\p{L}'-]['-])(?:${source})`, 'gu')
const LOCATIONS = [
  rx(
    String.raw`(?:[Dd]eliver(?:ed|y)?|[Ss]hip(?:ped|ping)?|[Ww]aybill|[Ss]end|[Ll]ivr\p{L}+|[Ee]ntreg\p{L}+|[Ee]nv[ií]\p{L}+|[Dd]ow[oó][zż]\p{L}*|[Dd]ostaw\p{L}+|[Ww]ys[yłl]\p{L}+|[Mm]nadeliver|[Mm]naleta) (?:it |them |this |am |am )?(?:\p{Ll}+ ){0,3}?(?:to|in|for|at|à|a|en|sur|do|na|w|kwa|mpaka|hadi|huku) ${PLACE}`,
  ),
  rx(
    String.raw`(?:I|[Ww]e|[Aa])(?:'m| am|m|'re| are)(?: (?:based|located|staying|living|currently|now|here|writing|calling)){0,3} (?:in|at|from|frm|around|near) ${PLACE}(?!\p{L})`,
  ),
  rx(String.raw`(?:I|[Ww]e|[Mm]y \p{L}+) (?:stay|live|dey|reside|lives|stays)(?: (?:in|at|for|near))? ${PLACE}(?!\p{L})`),
  rx(
    String.raw`(?:[Nn]iko|[Nn]ko|[Tt]uko|[Nn]aishi|[Nn]akaa|[Nn]inaishi|[Nn]inakaa|[Tt]unaishi|[Mm]nafika|[Mm]nakuja|[Mm]naweza kuja|[Mm]naenda|[Nn]yumba iko|[Nn]iletee|[Kk]wangu ni|[Mm]taa wa|[Ee]neo la|[Hh]uku|[Pp]ande za|[Mm]paka|[Hh]adi|[Kk]utoka)(?: (?:huku|hapa|kwa|pale|area ya|mtaa wa|side ya))? ${PLACE}(?!\p{L})`,
  ),
  rx(
    String.raw`(?:[Jj]'habite|[Jj]e suis|[Nn]ous sommes|[Oo]n est|[Vv]en\p{L}+|[Vv]ous (?:venez|livrez|allez|couvrez|intervenez)|[Hh]abit\p{L}+|[Qq]uartier|[Cc]hez moi)(?: (?:à|a|au|sur|vers|dans|en|de|jusqu'à|près de|le|la|les|quartier)){0,3} ${PLACE}(?!\p{L})`,
  ),
  rx(
    String.raw`(?:[Vv]iv[oe]\p{L}*|[Ee]st(?:oy|amos)|[Ss]oy|[Ss]omos|[Rr]esido|[Cc]olonia|[Cc]ol\.|[Bb]arrio|[Zz]ona(?: de)?|[Ll]legan|[Vv]an|[Vv]ienen|[Ee]ntregan|[Cc]erca de|[Hh]asta)(?: (?:en|de|a|hasta|por|la|el|los|las|colonia|col\.|barrio|zona)){0,3} ${PLACE}(?!\p{L})`,
  ),
  rx(
    String.raw`(?:[Mm]ieszka\p{L}+|[Jj]este(?:m|śmy)|[Pp]rzyje[zż]d\p{L}+|[Dd]oje[zż]d\p{L}+|[Dd]o|[Ww]|[Zz]|[Ww]e|[Nn]a|[Oo]kolice)(?: (?:w|z|we|na|do|spod|okolic))? (?!(?:Pa[nń]|Niedziel|Sobot|Pi[ąa]t|Czwart|[ŚS]rod|Wtor|Poniedzia))${PLACE}(?!\p{L})(?=[^]*[łąęśćżźń]|[^]*\b(?:prosz|dzie|ile|czy|jest|mieszkam|dow|wizyt|termin))`,
  ),
  rx(String.raw`(?:[Mm]o (?:wa|n gbe|ngbe|wa ni)|[Ee] (?:gbe|mu) (?:wa )?|[Ll]ati|[Ss]i|[Nn]i)(?: (?:ni|si|wa))? ${PLACE}(?!\p{L})`),
  rx(
    String.raw`(?:[Ff]rom|[Ff]rm|[Nn]ear|[Ii]n|[Aa]t|[Aa]round|[Aa]rea|[Bb]ased in|[Ll]iv(?:e|ing) in|[Mm]ov(?:e|ing) to|[Cc]om(?:e|ing) to|[Ss]ervice|[Cc]over|[Rr]each|[Dd]ey|[Ii]nside) ${PLACE}(?![\p{L}'])`,
  ),
  rx(String.raw`(?:COD|cod|[Cc]ash on delivery)(?: to| in| at|,)? ${PLACE}`),
  rx(
    String.raw`${PLACE} (?:me|mein|mei|main|se|tak|ke paas|side|area|wala|walo|pe)(?: \p{Ll}+){0,2} (?:rehti|rehta|rehte|deliver\p{L}*|delivery|hu|hoon|hun|hai|bhej\p{L}*|shift|aa|aao|aate|ghar|pahunch\p{L}*|parcel|courier|milega)(?!\p{L})`,
  ),
  rx(String.raw`\p{L}+ to ${PLACE}(?=[,.?!\n]|$| (?:total|what|how|please|and|delivery)\b)`),
  rx(
    String.raw`(?:\d|[ap]m|(?:January|February|March|April|May|June|July|August|September|October|November|December)|guests|people|then|morning|afternoon|evening), ?${PLACE}(?=[.?!\n]|$)`,
  ),
]
const TOWN = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?<place>${LATIN.map(escaped).join('|')})(?![\p{L}\p{M}]|'[a-z]|,? (?:[Rr]oad|[Ss]treet|saree|silk|style))|(?<![\p{L}\p{M}])(?<place>${NAMES.filter(
    (name) => !LATIN.includes(name),
  ).join('|')})(?=(?:त|ला|मध्ये|मधे|हून|ात|च्या|तील|मधून|पर्यंत)?(?![\p{L}\p{M}]))`,
  'u',
)
const SMALL_TOWN = new RegExp(
  String.raw`(?<=(?:\b(?:in|at|from|frm|to|near|niko|naishi|nakaa|hadi|mpaka|dey|for|à|a|en|w|z|do|na|ni|si|vivo en|soy de) |, |^))(?<place>${LATIN.filter(
    (name) => name.length > 3,
  )
    .map(escaped)
    .join('|')})(?![\p{L}\p{M}])|(?<![\p{L}\p{M}])(?<place>${LATIN.filter((name) => name.length > 3)
    .map(escaped)
    .join('|')})(?= (?:me|mein|se|tak|side|area|wale)\b)`,
  'iu',
)
const ALONE = /^\p{Lu}[\p{L}'-]{3,}(?: [A-D])?$/u
const BEHIND_ROOMS =
  /\d ?-?(?:bed(?:room)?s?|bhk|br|BR|BHK|chambres?|vyumba)(?: (?:house|flat|apartment))?,? (?:in )?(?<place>\p{Lu}[\p{L}'-]{2,}(?: \p{Lu}[\p{L}'-]*)?)(?![\p{L}])/u
const NOT_PLACES =
  /^(?:I|I'm|Mr|Mrs|Ms|Miss|Dr|Sir|Madam|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December|Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Today|Tomorrow|Morning|Evening|Noon|Instagram|Insta|Facebook|FB|Google|WhatsApp|Whatsapp|TikTok|Tiktok|Twitter|YouTube|English|Spanish|French|Hindi|Marathi|Polish|Swahili|Yoruba|Nigerian|Indian|Please|Thanks|Thank|The|My|Your|Our|Interested|Looking|Not|Just|So|Christmas|Easter|Diwali|Eid|Navratri|Ramadan|Black|White|Red|Blue|Green|Yellow|Pink|Gold|Silver|Hello|Hi|Total|Okay|Yes|No|And|But|Also|What|When|How|Is|Can|Do|Cash|Card|Mpesa|UPI|GPay|Jumatatu|Jumanne|Jumatano|Alhamisi|Ijumaa|Jumamosi|Jumapili|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Lunes|Martes|Miércoles|Jueves|Viernes|Sábado|Domingo|Monsieur|Madame|Señora?|Pani?|Pana)(?!\p{L})/u
const FIRM = String.raw`Ltd|Limited|Inc|LLC|LLP|Pvt|GmbH|Plc|PLC|Corp|Technologies|Technology|Tech|Infotech|Labs?|Solutions|Systems|Software|Studios?|Agency|Foundation|Group|Industries|Enterprises|Ventures|Consulting|Consultants|Associates|Partners|Holdings|Logistics|Traders|Trading|Motors|Foods|Farms|Media|Academy|School|College|University|Hospital|Hotels?|Resorts?|Bank|Church|Capital|Realty|Properties|Builders|Constructions?|Pharma|Interiors|Designs|Sacco|SARL|SAS|SA de CV|S\.A\.(?: de C\.V\.)?|S\.L\.|Sp\. z o\.o\.|SpA`
const COMPANY = new RegExp(
  String.raw`\b(?:our company|my company|company(?: name)?(?: is|:)?|on behalf of|company logo|our firm|empresa|entreprise|société|firma|firmy|kampuni(?: yetu)?(?: ni)?|i work (?:at|for)|i'm with|i am with)[, :]+(?<name>\p{Lu}[\p{L}&'-]+(?: \p{Lu}[\p{L}&'-]+){0,3})|(?<![\p{L}&'-])(?<other>\p{Lu}[\p{L}&'-]+(?: (?:& )?\p{Lu}[\p{L}&'-]+){0,3}? (?:${FIRM}))(?![\p{L}])`,
  'u',
)
