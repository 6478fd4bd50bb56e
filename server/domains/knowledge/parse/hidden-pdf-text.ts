import { getResolvedPDFJS } from 'unpdf'

interface Page {
  getOperatorList(): Promise<{ fnArray: number[]; argsArray: unknown[] }>
}

/** How a page draws its letters, in the order it draws them. */
interface Letter {
  letter: string
  /** Mode 3 draws nothing; white on a page without colour shows nothing. */
  hidden: boolean
}

/**
 * Tells which pieces of a page's text nobody sees. Ask for each piece in the order of the text content; a piece that
 * cannot be found among the drawn letters counts as seen. A text layer under a scan is drawn by nothing and is the text
 * all the same: where most of a page is hidden, none of it is.
 */
export async function hiddenText(page: Page, hasImages: boolean): Promise<(text: string) => boolean> {
  const letters = await lettersOf(page, hasImages)
  const all = letters.map(({ letter }) => letter).join('')
  const hidden = letters.filter((letter) => letter.hidden).length
  if (hidden === 0 || hidden > letters.length / 2) return () => false

  let at = 0
  return (text) => {
    const wanted = bare(text)
    const found = wanted ? all.indexOf(wanted, at) : -1
    if (found < 0) return false
    at = found + wanted.length
    return letters.slice(found, at).filter((letter) => letter.hidden).length > wanted.length * 0.8
  }
}

const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

async function lettersOf(page: Page, hasImages: boolean): Promise<Letter[]> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const fills: number[] = [OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]
  const letters: Letter[] = []
  const kept: { mode: number; white: boolean }[] = []
  let state = { mode: 0, white: false }
  // White letters on a coloured ground are a heading of a table.
  let coloured = hasImages

  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] as unknown[] | null
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) kept.push({ ...state })
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) state = kept.pop() ?? state
    else if (operator === OPS.setTextRenderingMode) state.mode = Number(args?.[0])
    else if (operator === OPS.setFillRGBColor) state.white = isWhite(args)
    else if (operator === OPS.setFillColorN || operator === OPS.shadingFill) coloured = true
    else if (operator === OPS.constructPath && fills.includes(Number(args?.[0])) && !state.white) coloured = true
    else if (operator === OPS.showText) {
      const hidden = state.mode === 3 || state.mode === 7 || (state.white && !coloured)
      for (const glyph of (args?.[0] ?? []) as (number | { unicode?: string } | null)[])
        if (typeof glyph === 'object' && glyph?.unicode) for (const letter of bare(glyph.unicode)) letters.push({ letter, hidden })
    }
  }
  return letters
}

/** "#ffffff", or 255, 255, 255 of earlier versions; nearly white is as good. */
function isWhite(args: unknown[] | null): boolean {
  const [first] = args ?? []
  if (typeof first === 'string') return /^#f[a-f]f[a-f]f[a-f]$/i.test(first)
  return (args ?? []).length === 3 && (args as number[]).every((value) => value >= 250)
}
