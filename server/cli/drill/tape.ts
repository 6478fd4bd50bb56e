/** One delivery of a message: its first, or a repeat. */
export interface Delivery {
  /** Counted from 0; messages of one customer are written in this order. */
  message: number
  first: boolean
}

export interface Tape {
  /** Whose message it is, by message. */
  customers: number[]
  deliveries: Delivery[]
}

/** Repeats come at once, or up to so many messages later. */
const farthestRepeat = 400

/** Every message three times, customers interleaved, repeats anywhere after the first. First deliveries keep their order. */
export function tape(messages: number, customers: number, random: () => number): Tape {
  const owners = Array.from({ length: messages }, (_, message) => message % customers)
  for (let last = owners.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[owners[last], owners[other]] = [owners[other]!, owners[last]!]
  }

  const places = owners.flatMap((_, message) => [
    { place: message, delivery: { message, first: true } },
    ...[1, 2].map(() => ({
      place: message + (random() < 0.3 ? 0 : random() * farthestRepeat),
      delivery: { message, first: false },
    })),
  ])
  return { customers: owners, deliveries: places.sort((a, b) => a.place - b.place).map(({ delivery }) => delivery) }
}
