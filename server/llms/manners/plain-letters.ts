/** Digits and letters that only look unusual (bold, full width, in a key) as plain ones; what nobody sees is gone. */
export const plainLetters = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/([0-9#*])\u{FE0F}?\u{20E3}/gu, '$1')
    .replace(STYLED, (letter) => letter.normalize('NFKC'))
    .replace(/(?<![ \t\u{A0}])[ \t\u{A0}]+$/gmu, '')

/** Joiners stay: scripts and emoji need them. */
const INVISIBLE =
  /[\u{AD}\u{200B}\u{2060}-\u{2064}\u{FEFF}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{E0000}-\u{E007F}\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{7F}]/gu
const STYLED = /[\u{1D400}-\u{1D7FF}\u{FF10}-\u{FF19}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}]/gu
