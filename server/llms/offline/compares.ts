/** Whether a folded question asks how things differ. */
export const compares = (said: string): boolean => COMPARES.test(said)

/** The question without the words that only say that things are compared. */
export const withoutComparing = (said: string): string => (compares(said) ? said.replace(NOISE, ' ') : said)

const COMPARES =
  /\b(?:diff|difference|differences|different from|vs|versus|compare\w*|which (?:one )?(?:is )?(?:better|best)|farq|fark|antar|difference entre|comparer|diferencia|comparar|tofauti|roznica|rozni\w*|roznic\w*|iyato)\b|फर्क|फरक|अंतर/
const NOISE = new RegExp(
  String.raw`${COMPARES.source}|\b(?:between|entre|baina ya|kati ya|miedzy|pomiedzy|two|both|three|[23]|deux|dos|ambos|les deux|dono|donon|doghanmadhe|mbili|hizo|dwoma|dwie)\b`,
  'gu',
)
