import { remembered } from '#platform/remembered.ts'
import { wallClock } from './calendar.ts'
import type { Place } from './claim.ts'

/** A pure reading of a text, done once a place and day: of a moment its day counts alone, for a date without a year moves with it. */
export function rememberedPerPlace<V>(most: number, read: (text: string, place: Place) => V): (text: string, place: Place) => V {
  const places = new Map<string, (text: string) => V>()
  return (text, place) => {
    const key = `${wallClock(place.now, place.timeZone).day} ${place.currency} ${place.country}`
    let there = places.get(key)
    if (!there) {
      if (places.size >= MOST_PLACES) places.delete(places.keys().next().value!)
      there = remembered(most, (text) => read(text, place))
      places.set(key, there)
    }
    return there(text)
  }
}

const MOST_PLACES = 16
