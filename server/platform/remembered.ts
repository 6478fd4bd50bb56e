/** A pure reading of a text, done once for as many texts as are kept; the oldest makes room. */
export function remembered<V>(most: number, read: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined || known.has(text)) return before as V
    if (known.size >= most) known.delete(known.keys().next().value!)
    const value = read(text)
    known.set(text, value)
    return value
  }
}

/** A pure reading of an object that does not change, done once and kept for as long as the object is. */
export function rememberedOf<K extends object, V>(read: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { value: V }>()
  return (of) => {
    const before = known.get(of)
    if (before) return before.value
    const value = read(of)
    known.set(of, { value })
    return value
  }
}
