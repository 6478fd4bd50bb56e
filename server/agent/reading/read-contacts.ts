import type { CountryCode } from 'libphonenumber-js'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { everyMatch } from '#platform/text/every-match.ts'

/** E-mail addresses as written, without what punctuation follows. */
export const readEmails = (text: string): string[] => everyMatch(text, EMAIL).map((match) => match[0])

/** Phone numbers as E.164; one without country code belongs to `country` (ISO 3166, two letters). */
export function readPhones(text: string, country: string): { value: string; text: string }[] {
  const found: { value: string; text: string }[] = []
  for (const match of text.replace(/[\u2010-\u2015\u2212]/g, '-').matchAll(PHONE)) {
    const written = match[0].trim()
    const number = parsePhoneNumberFromString(written, country as CountryCode)
    const bare = !/^(?:\+|00)/.test(written)
    const cued = !bare || CUE.test(text.slice(Math.max(0, match.index - 40), match.index)) || written.replace(/\D/g, '').length >= 9
    if (!number?.isPossible() || !cued || NOT_PHONE.test(text.slice(Math.max(0, match.index - 20), match.index))) continue
    if (bare && !number.isValid() && !CUE.test(text.slice(Math.max(0, match.index - 40), match.index))) continue
    if (!found.some(({ value }) => value === number.number)) found.push({ value: number.number, text: written })
  }
  return found
}

const EMAIL = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu
const PHONE =
  /(?<![\p{L}\d.,₦$£€₹@/#-])(?!\d{4}-\d\d-\d\d|\d{1,2}[-.]\d{1,2}[-.]\d{2,4} )(?:\+|00)?\(?\d(?:[ .()-]{0,2}\d){6,14}(?![\d@%]|[.,]\d|\p{L}{2,})/gu
const CUE =
  /(?:phone|number|num|no\.?|cell|mobile|whatsapp|tel|call|reach|contact|ring|line|numero|téléphone|portable|teléfono|celular|namba|nambari|simu|mera|है)\b/iu
const NOT_PHONE =
  /(?:account|acct|order|invoice|tracking|booking|reference|ref|card|code|otp|pin|policy|#) ?(?:number|no\.?|num|id)?[ :#]{0,20}$/iu
