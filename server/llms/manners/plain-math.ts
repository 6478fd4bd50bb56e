/** Formulas as they are read aloud: models that were raised on mathematics set sums, and the answer itself, in LaTeX. */
export function plainMath(text: string): string {
  if (!/\\[([a-z]|\$\$/i.test(text)) return text
  const unwrapped = PAIRS.reduce((words, [open, close]) => between(words, open, close), text)
    // A dollar is money unless there is a command between two of them.
    .replace(/\$([^$\n]*\\[a-z][^$\n]*)\$/gi, (_, inner: string) => plain(inner))
  return /\\[a-z]{2,}/i.test(unwrapped) ? plain(unwrapped) : unwrapped
}

function between(text: string, open: string, close: string): string {
  const from = text.indexOf(open)
  const to = from < 0 ? -1 : text.indexOf(close, from + open.length)
  if (to < 0) return text
  return `${text.slice(0, from)}${plain(text.slice(from + open.length, to))}${between(text.slice(to + close.length), open, close)}`
}

function plain(formula: string): string {
  let text = formula
  for (let before = ''; before !== text; ) {
    before = text
    text = text
      .replace(/\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
      .replace(/\\(?:text|textbf|textit|mathrm|mathbf|mathit|boxed|operatorname|emph|underline|mbox)\s*\{([^{}]*)\}/g, '$1')
  }
  return text
    .replace(/\\(?:begin|end)\{[^{}]*\}/g, '')
    .replace(/\\([a-z]+)/gi, (whole, name: string) => SIGNS[name] ?? (LAYOUT.test(name) ? '' : whole))
    .replace(/\\\\/g, '\n')
    .replace(/\\([%$&#_{}£€,;:!])/g, (_, sign: string) => (/[,;:!]/.test(sign) ? ' ' : sign))
    .replace(/\^\{?\\?circ\}?/g, '°')
    .replace(/(?<![ \t])[ \t]{2,}/g, ' ')
}

const PAIRS = [
  ['$$', '$$'],
  ['\\[', '\\]'],
  ['\\(', '\\)'],
] as const
const SIGNS: Record<string, string> = {
  ...{ times: '×', cdot: '×', div: '÷', pm: '±', approx: '≈', neq: '≠', leq: '≤', le: '≤', geq: '≥', ge: '≥', to: '→' },
  ...{ rightarrow: '→', Rightarrow: '→', pounds: '£', euro: '€', degree: '°', circ: '°', dots: '…', ldots: '…', cdots: '…', percent: '%' },
}
const LAYOUT = /^(?:left|right|quad|qquad|displaystyle|limits|big|Big|hspace|vspace|large|small|bf|it|rm|centering|item|hline)$/
