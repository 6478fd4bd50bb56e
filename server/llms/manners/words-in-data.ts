/** The words of an answer that came as JSON: `{"reply": "…"}`, "…" in its quotes, `{"messages": [{"text": "…"}]}`. */
export function wordsInData(text: string): string {
  const bare = text
    .trim()
    .replace(/^```(?:json)?/i, '')
    .replace(/```$/, '')
    .trim()
  if (!/^[{["]/.test(bare)) return text
  try {
    return wordsOf(JSON.parse(bare)) ?? text
  } catch {
    return text
  }
}

function wordsOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) {
    const all = value.map(wordsOf)
    return all.length > 0 && all.every((one) => one !== null) ? all.join('\n') : null
  }
  if (value === null || typeof value !== 'object') return null
  const found = Object.entries(value).find(
    ([key, one]) => ANSWER.test(key) && one !== null && (typeof one === 'string' || typeof one === 'object'),
  )
  if (found) return wordsOf(found[1])
  return null
}

const ANSWER = /^(?:(?:final|customer|bot|assistant)_?)?(?:answer|reply|response|message|messages|text|content|output)$/i
