import { Unreadable } from './parsed.ts'

/** Bytes to text: byte order mark, the encoding named by the file itself, UTF-8, else the Windows code page of Western Europe. */
export function decode(bytes: Uint8Array, named?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeLegacy(bytes, named)
  }
}

function decodeLegacy(bytes: Uint8Array, named = 'windows-1252') {
  let text: string
  try {
    text = new TextDecoder(named).decode(bytes)
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes)
  }
  // Holes of the code page, NULs and replacement characters: it was something else.
  if (/[\0\u0081\u008d\u008f\u0090\u009d\ufffd]/.test(text))
    throw new Unreadable(
      'The letters of this file cannot be read: it is not UTF-8. Open it in an editor, save it with the encoding UTF-8 and upload it again.',
    )
  return text
}
