/** A model that speaks as one: of what it is, of its makers and their rules. */
export const speaksAsModel = (text: string): boolean => SPEAKS_AS_MODEL.test(text)

/** "… we only sell bicycles": something is said of the business after all. */
export const speaksOfUs = (text: string): boolean => /\bwe\b/i.test(text)

/** The writer speaks of what it can, has or knows, and not of what the business does. */
export const speaksOfNotKnowing = (text: string): boolean => IGNORANCE.test(text)

/** Words of any such sentence, that material may hold by chance. */
export const DECLINING = new Set(
  'information details help assist team check sure back with that your this have know please sorry unable moment request answer questions question more will from'.split(
    ' ',
  ),
)

const IGNORANCE =
  /\bI(?: am|['’]m)?(?: (?:very|really|so|truly))?(?: (?:sorry|afraid)[,.]?(?: but| that)?(?: I(?: am|['’]m)?)?)? ?(?: (?:currently|simply|just|unfortunately))?(?:(?:can(?:no|['’])?t|can not|could(?: not|n['’]t)|am unable|unable|not able|won['’]t|will not|must decline|have to decline) (?:to )?(?:be able to )?(?:help|assist|answer|find|comply|fulfil+|provide|discuss|respond|engage|continue|process|do that|see|locate|access|share)|(?:do(?: not|n['’]t)|did(?: not|n['’]t)) (?:have|know|see|find)|not (?:sure|certain|aware)|have no (?:information|details|data|idea|record))/i
/** Nobody in a shop says what they were trained on. */
const SPEAKS_AS_MODEL =
  /\b(?:(?:large )?language model|AI (?:language )?model|LLM|modelo de (?:lenguaje|linguagem)|modèle (?:de langage|linguistique)|sprachmodell|modello linguistico|taalmodel|model językow\w+)\b|भाषा मॉडल|نموذج لغ|языков\p{L}{1,6} модел|\bas an? (?:AI|artificial intelligence)\b[^.!?]{0,60}\b(?:can(?:no|['’])?t|unable|not able|do(?: not|n['’]t)|am not)\b|\bmy (?:training(?: data)?|programming|knowledge cut-?off|content policy|usage policy|safety guidelines)\b|\b(?:OpenAI|Anthropic|Google|Meta|Mistral(?: AI)?|Microsoft|DeepSeek|Alibaba|xAI)['’]s? (?:\w+ ){0,2}(?:polic(?:y|ies)|guidelines|terms)|\b(?:content|usage|safety|use[- ]case) (?:policy|policies|guidelines)\b|\bI (?:was|am|have been) (?:trained|programmed|designed|created|developed|built) (?:to|by|not)\b|\bI must decline\b/iu
