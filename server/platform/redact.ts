import { cut } from './text/cut.ts'

const secretKey = /(authorization|cookie|token|secret|password|signature|api[-_]?key|access[-_]?key|encryption|credential|session|otp)/i
const privateKey =
  /^(text|body|content|caption|name|firstName|lastName|displayName|username|email|address|query|prompt|draft|output|raw|payload|profile|message_?text)$/i

const patterns: [RegExp, string | ((match: string) => string)][] = [
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer [redacted]'],
  [/\b(sk|pk|rk|EAA|AIza)[\w-]{12,}/g, '[redacted key]'],
  [/\bsha256=[0-9a-f]{16,}/gi, 'sha256=[redacted]'],
  [/(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[redacted jwt]'],
  [/([?&](?:token|key|secret|hub\.verify_token|access_token|signature)=)[^&\s"]+/gi, '$1[redacted]'],
  [/\b(postgres(?:ql)?|rediss?|https?):\/\/[^\s/@]+:[^\s/@]+@/gi, '$1://[redacted]@'],
  [/(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+/g, '[redacted e-mail]'],
  // A phone keeps its country code and last two digits. UUIDs, timestamps and our own ids have letters, dashes or other lengths.
  [/(?<![\w.-])\+?\d{10,15}(?![\w.-])/g, (digits) => `${digits.slice(0, digits.startsWith('+') ? 4 : 3)}…${digits.slice(-2)}`],
]

/** One layer for every log line: by key name, then by pattern. Control characters are encoded so that no line forges another. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Error) return redactError(value, depth)
  if (depth > 6) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1))
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`

  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      item !== null && item !== undefined && (secretKey.test(key) || privateKey.test(key)) ? '[redacted]' : redact(item, depth + 1),
    ]),
  )
}

function redactText(text: string) {
  let clean = text.length > 4000 ? `${cut(text, 4000)}…` : text
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement as string)
  return clean.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function redactError(error: Error, depth: number): unknown {
  const { name, message, stack } = error
  const code = 'code' in error ? String(error.code) : undefined
  // Only the frames: a driver's message can hold parameter values.
  const frames = stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n')
  return {
    name,
    code,
    message: redactText(message),
    stack: frames,
    cause: depth < 3 && error.cause instanceof Error ? redactError(error.cause, depth + 1) : undefined,
  }
}
