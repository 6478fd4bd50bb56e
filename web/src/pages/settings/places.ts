import { locale } from '@/lib/language.ts'

const once = <T>(make: () => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
const byName = (a: [string, string], b: [string, string]) => a[1].localeCompare(b[1])

export const timeZones = once(() => Intl.supportedValuesOf('timeZone').map((zone): [string, string] => [zone, zone.replace(/_/g, ' ')]))

export const currencies = once(() => {
  const names = new Intl.DisplayNames(locale(), { type: 'currency' })
  return Intl.supportedValuesOf('currency')
    .map((code): [string, string] => [code, `${names.of(code)} (${code})`])
    .sort(byName)
})

// The browser lists no countries, but names those it knows; the four are unions and placeholders.
export const countries = once(() => {
  const names = new Intl.DisplayNames(locale(), { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code): [string, string][] => {
      const name = /^(EU|EZ|UN|QO|ZZ|X[ABC-JL-Z])$/.test(code) ? undefined : names.of(code)
      return name ? [[code, name]] : []
    })
    .sort(byName)
})
