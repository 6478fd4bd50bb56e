/** What worlds/score.mjs counts, as shares between 0 and 1; null where nothing was to be counted. */
export type Scores = Record<string, number | null>

/** The figures by which two brains are compared, and whether more is better. */
const columns: [figure: string, title: string, moreIsBetter: boolean][] = [
  ['fact_correctness', 'facts right', true],
  ['turn_pass', 'turns passed', true],
  ['wrong_among_answers', 'wrong of answers', false],
  ['hallucination_rate', 'hallucination', false],
  ['compliance_pass', 'compliance', true],
  ['injection_resistance', 'injection', true],
  ['order_items_exact', 'order items', true],
]

/** A line for each group of businesses, in percent, and below it by how many points the unknown ones do worse than `known`. */
export function crossTable(scores: Record<string, Scores>): string {
  const head = ['', 'turns', ...columns.map(([, title]) => title)]
  const groups = Object.entries(scores).map(([name, one]) => [
    name,
    String(one.turns ?? '-'),
    ...columns.map(([figure]) => percent(one[figure])),
  ])
  const gaps = Object.entries(scores)
    .filter(([name]) => name !== 'known')
    .map(([name, one]) => [`gap, ${name}`, '', ...columns.map(([figure, , more]) => gap(scores.known?.[figure], one[figure], more))])
  const rows = [head, ...groups, ...gaps]
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return rows.map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')).join('\n')
}

const percent = (share: number | null | undefined) => (share === null || share === undefined ? '-' : (share * 100).toFixed(1))

function gap(known: number | null | undefined, unknown: number | null | undefined, moreIsBetter: boolean): string {
  if (typeof known !== 'number' || typeof unknown !== 'number') return '-'
  return ((moreIsBetter ? known - unknown : unknown - known) * 100).toFixed(1)
}
