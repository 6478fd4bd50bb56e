import { type Part, parse } from './message.ts'

type Messages = Record<string, string | Record<string, string>>

/** Every sentence with accents, between brackets and a third longer: what stays plain on screen is in no catalogue. */
export function pseudoMessages(messages: Messages): Messages {
  const group = (inner: Record<string, string>) => Object.fromEntries(Object.entries(inner).map(([key, message]) => [key, pseudo(message)]))
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, typeof message === 'string' ? pseudo(message) : group(message)]),
  )
}

const pseudo = (message: string) => `⟦${spell(parse(message))}⟧`

function spell(parts: Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? stretch(part) : bracket(part))).join('')
}

function bracket({ name, choose }: Exclude<Part, string>): string {
  if (!choose) return `{${name}}`
  const branches = Object.entries(choose.branches).map(([selector, parts]) => `${selector} {${spell(parts)}}`)
  return `{${name}, ${choose.by}, ${branches.join(' ')}}`
}

/** Tags such as <link> stay as they are. */
const stretch = (text: string) =>
  text
    .split(/(<[^<>]*>)/)
    .map((piece) => (piece.startsWith('<') ? piece : accented(piece)))
    .join('')

const plain = 'aeiouncsyAEIOUNCSY'
const accents = 'áéíóúñçšýÁÉÍÓÚÑÇŠÝ'

const accented = (text: string) =>
  [...text].map((letter) => accents[plain.indexOf(letter)] ?? letter).join('') + '~'.repeat(Math.floor(text.length / 3))
