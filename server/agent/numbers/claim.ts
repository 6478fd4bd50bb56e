/** A number, date or time as some text states it. */
export interface Claim {
  kind: 'amount' | 'percent' | 'date' | 'time' | 'quantity' | 'stock' | 'weekday' | 'phone'
  /**
   * Canonical, comparable with `Fact.value`: amounts in main units ("5000", "0" for "free"), percentages without sign,
   * dates ISO ("2026-06-12", a month "2026-06"), times HH:MM, quantities the plain number, weekdays "mon", phones digits only.
   */
  value: string
  /** ISO 4217, when the text names one. */
  currency?: string
  /** What a quantity counts, in the singular: "day", "kg". Absent for a bare number. */
  unit?: string
  /** Of a time that may as well be a length: “6 heures”. */
  hours?: number
  /** The words it was read from. */
  text: string
  /** Where it stands in the text that `readNumbers` read after tidying. */
  start: number
  end: number
  /** A day named from today: "tomorrow", "next Friday". */
  relative?: boolean
}

/** Where a text comes from: what "tomorrow", "12/06" and a bare "$" mean there. */
export interface Place {
  now: Date
  timeZone: string
  currency: string
  country: string
}

/** Finds claims of one kind. Readers run in order; what one has read the next no longer sees. */
export type Reader = (text: string, place: Place) => Claim[]
