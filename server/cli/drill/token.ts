const letters = 'bcdfghjklmnprstv'

/** A word for one message that no language has: letters only, so that nothing takes it for a price, a name or a wish. */
export function tokenOf(message: number): string {
  let word = ''
  for (let rest = message, place = 0; place < 6; place++, rest = Math.floor(rest / letters.length))
    word = letters[rest % letters.length] + word
  return `qwz${word}x`
}

/** All such words of a text, in its order. */
export const tokensIn = (text: string): string[] => text.toLowerCase().match(/qwz[bcdfghjklmnprstv]{6}x/g) ?? []
