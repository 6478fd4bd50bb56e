import type { Section } from './parsed.ts'
import { withHeader } from './read-html.ts'
import { headingOf } from './read-markdown.ts'
import { oneLine } from './visible.ts'

/** A piece of text as a page prints it: baseline at x, y (points, y grows upwards). */
export interface Run {
  text: string
  x: number
  y: number
  width: number
  size: number
  font: string
}

interface Cell {
  text: string
  x: number
  end: number
}

interface Line {
  cells: Cell[]
  /** The same text cut at narrower gaps, for lines that turn out to be rows of a tight table. */
  pieces: Cell[]
  y: number
  size: number
  font: string
}

export interface PrintedPage {
  runs: Run[]
  height: number
}

/** Sections out of printed pages. Runs come in reading order; gaps wider than a word space separate the cells of a table. */
export function layOut(pages: PrintedPage[]): Section[] {
  const body = bodySize(pages.flatMap(({ runs }) => runs))
  const furniture = repeated(pages)
  const sections: Section[] = []
  const path: string[] = []
  let text = ''
  let previous: Line | null = null

  const close = () => {
    if (text.trim()) sections.push({ heading: headingOf(path), text })
    text = ''
  }
  for (const { runs } of pages) {
    // Under four points, on a page whose text is twice that, nobody reads it.
    const lines = linesOf(runs.filter(({ size }) => size >= Math.min(4, body / 2))).filter((line) => !furniture.has(keyOf(line)))
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index]!
      const table = readTable(lines, index)
      if (table) {
        close()
        sections.push({ heading: headingOf(path), text: '', table: withHeader(table.rows.map((cells) => ({ headed: false, cells }))) })
        index += table.lines - 1
        previous = null
      } else if (isHeading(line, lines[index + 1], body)) {
        close()
        const level = line.size > body * 1.3 ? 0 : 1
        path.length = Math.min(path.length, level)
        path[level] = oneLine(textOf(line))
        previous = null
      } else {
        text += joins(previous, line) ? `${/\p{L}-$/u.test(text) ? '' : ' '}${textOf(line)}` : `\n${textOf(line)}`
        previous = line
      }
    }
    previous = null
  }
  close()
  return sections
}

function linesOf(runs: Run[]): Line[] {
  const lines: Line[] = []
  let line: Line | null = null
  for (const run of runs) {
    const last = line?.cells.at(-1)
    const same = line && last && Math.abs(run.y - line.y) < Math.max(run.size, line.size) * 0.4 && run.x >= last.end - run.size
    if (!same) {
      line = { cells: [], pieces: [], y: run.y, size: run.size, font: run.font }
      lines.push(line)
    }
    const current = line!
    add(current.cells, run, 1.2)
    add(current.pieces, run, 0.65)
    current.size = Math.max(current.size, run.size)
  }
  return lines
}

function add(cells: Cell[], run: Run, gapInEms: number) {
  const before = cells.at(-1)
  const gap = before ? run.x - before.end : 0
  if (!before || gap > run.size * gapInEms || /(?:\. ?){4}$/.test(before.text)) {
    cells.push({ text: run.text, x: run.x, end: run.x + run.width })
    return
  }
  before.text += gap > run.size * 0.1 && !/\s$/.test(before.text) ? ` ${run.text}` : run.text
  before.end = run.x + run.width
}

/**
 * A table starts with a line of three or more cells (two, when they are wide apart and more follow) and goes on while
 * lines fall into the same columns. Cells wrap: what lands in the column just written continues it.
 */
function readTable(lines: Line[], at: number): { rows: string[][]; lines: number } | null {
  const head = lines[at]!
  if (head.cells.length < 2 || head.cells.some(({ text }) => LEADER.test(text))) return null
  const columns = head.cells
  const rows: string[][] = [columns.map(({ text }) => oneLine(text))]
  let row: string[] | null = null
  let column = columns.length
  let y = head.y
  let index = at + 1

  for (; index < lines.length; index++) {
    const line = lines[index]!
    if (line.size > head.size * 1.12 || line.size < head.size * 0.85) break
    const [first] = line.cells
    const spans = line.cells.length === 1 && columns[1] && first!.x < columns[1].x - 2 && first!.end > columns[1].x + 2
    if (spans || line.cells.some(({ text }) => LEADER.test(text)) || Math.abs(y - line.y) > head.size * 4.5) break
    if (
      line.cells.length === 1 &&
      columnOf(first!, columns) === 0 &&
      lines[index + 1]?.cells.length !== 1 &&
      !follows(lines[index + 1], columns) &&
      line.y < y - head.size * 2.4
    )
      break

    for (const cell of columns.length > 3 ? line.pieces : line.cells) {
      const target = columnOf(cell, columns)
      const wraps: boolean = row !== null && target === column && Math.abs(y - line.y) < head.size * 1.6
      if (row && wraps) row[target] = `${row[target]} ${oneLine(cell.text)}`
      else if (row && target > column) row[target] = oneLine(`${row[target] ?? ''} ${cell.text}`)
      else {
        row = columns.map(() => '')
        row[target] = oneLine(cell.text)
        rows.push(row)
      }
      column = target
    }
    y = line.y
  }
  const wide = rows.filter((cells) => cells.filter(Boolean).length > 1).length
  return rows.length >= (columns.length > 2 ? 2 : 3) && wide >= rows.length * 0.6 ? { rows, lines: index - at } : null
}

const follows = (line: Line | undefined, columns: Cell[]) =>
  line !== undefined && line.cells.length > 1 && columnOf(line.cells[0]!, columns) > 0

/** Columns are set flush left, flush right or centred: the nearest of the three says which one a cell belongs to. */
function columnOf(cell: Cell, columns: Cell[]): number {
  const distance = (column: Cell) =>
    Math.min(Math.abs(cell.x - column.x), Math.abs(cell.end - column.end), Math.abs(cell.x + cell.end - column.x - column.end) / 2)
  return columns.reduce((best, column, index) => (distance(column) < distance(columns[best]!) ? index : best), 0)
}

function isHeading(line: Line, next: Line | undefined, body: number) {
  const text = textOf(line)
  if (line.cells.length > 1 || text.length > 90 || !/\p{L}{2}/u.test(text) || /[.,;]$/.test(text) || /^[•*-]\s/.test(text)) return false
  if (line.size > body * 1.12) return true
  // Set apart by its font alone: short, capitals, and followed by something else.
  return (
    text.length < 60 &&
    text === text.toUpperCase() &&
    text !== text.toLowerCase() &&
    next !== undefined &&
    next.font !== line.font &&
    line.size >= body
  )
}

/** A line goes on in the next one of its paragraph; list items, priced lines and sentences that ended do not. */
function joins(previous: Line | null, line: Line) {
  if (!previous || previous.cells.length > 1 || line.cells.length > 1 || Math.abs(previous.size - line.size) > 0.6) return false
  const gap = previous.y - line.y
  if (gap < 0 || gap > line.size * 1.7) return false
  const before = textOf(previous)
  return (
    !/^([•*‣▪-]|\d+[.)])\s/.test(textOf(line)) &&
    !LEADER.test(before) &&
    (before.length > 60 || /[,(&-]$/.test(before)) &&
    !(/[.!?:]$/.test(before) && before.length < 80)
  )
}

const LEADER = /(?:[.…_·] ?){4,}/

const textOf = (line: Line) =>
  oneLine(
    line.cells
      .map(({ text }) => text.replace(LEADER, ' : '))
      .join(' ')
      .replace(/(?<! ) *: *: */g, ': ')
      .replace(/(?<! ) +: /g, ': '),
  )

/** Headers and footers: the same words in the margin of most pages, and page numbers. */
function repeated(pages: PrintedPage[]): Set<string> {
  const seen = new Map<string, number>()
  for (const { runs, height } of pages) {
    const margin = linesOf(runs).filter(({ y }) => y < height * 0.09 || y > height * 0.93)
    for (const key of new Set(margin.map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return new Set(
    [...seen]
      .filter(([key, count]) => (pages.length > 1 && count > pages.length * 0.6) || /^(page )?#( (of|\/) #)?@/.test(key))
      .map(([key]) => key),
  )
}

const keyOf = (line: Line) => `${textOf(line).toLowerCase().replace(/\d+/g, '#')}@${Math.round(line.y)}`

function bodySize(runs: Run[]): number {
  const bySize = new Map<number, number>()
  for (const { size, text } of runs) bySize.set(Math.round(size * 2) / 2, (bySize.get(Math.round(size * 2) / 2) ?? 0) + text.length)
  return [...bySize].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}
