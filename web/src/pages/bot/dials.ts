import { say } from './say.ts'

export type Dial = 'tone' | 'tenacity' | 'emoji' | 'length'
export type Band = 0 | 1 | 2

interface Words {
  low: string
  middle: string
  high: string
}

/** The four sliders with the names of their three bands, and what each band means. */
export const dials: { name: Dial; bands: Words; help: Words }[] = [
  { name: 'tone', bands: say.tones, help: say.toneHelp },
  { name: 'tenacity', bands: say.sells, help: say.sellingHelp },
  { name: 'emoji', bands: say.emojis, help: say.emojiHelp },
  { name: 'length', bands: say.lengths, help: say.lengthHelp },
]

export const labelOf = (dial: Dial) => ({ tone: say.tone, tenacity: say.selling, emoji: say.emoji, length: say.length })[dial]

/** Low up to 29, high from 71. */
export const bandOf = (value: number): Band => (value <= 29 ? 0 : value <= 70 ? 1 : 2)

export const wordsOf = ({ low, middle, high }: Words, band: Band) => [low, middle, high][band] ?? middle

/** How an answer to "Do you have it in blue?" sounds with these bands: an example, made here. */
export function exampleOf(bands: Record<Dial, Band>): string {
  const { sample } = say
  const answer = [
    [sample.shortFormal, sample.shortFriendly, sample.shortCasual],
    [sample.mediumFormal, sample.mediumFriendly, sample.mediumCasual],
    [sample.longFormal, sample.longFriendly, sample.longCasual],
  ][bands.length]?.[bands.tone]
  const step = [
    ['', '', ''],
    [sample.offerFormal, sample.offerFriendly, sample.offerCasual],
    [sample.askFormal, sample.askFriendly, sample.askCasual],
  ][bands.tenacity]?.[bands.tone]
  return [answer, step, ['', '😊', '😊💙✨'][bands.emoji]].filter(Boolean).join(' ')
}
