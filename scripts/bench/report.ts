import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { interrupted } from './interruption.ts'
import { type Percentiles, percentiles } from './percentiles.ts'

export type Engine = 'embedded' | 'postgres'

/** What is printed in a cell, and the numbers behind it for `--json`. */
export interface Figure {
  text: string
  numbers: Record<string, number>
}

export interface Row {
  what: string
  budget: string
}

type Cell = Figure | { text: string; failed: string }

/** One table: a row for each thing measured, a column for each engine. `R` names the rows. */
export class Report<R extends string> {
  readonly #rows: Record<R, Row>
  readonly #cells = new Map<string, Cell>()
  readonly #startedAt = new Date()
  readonly #loadBefore = loadavg()

  constructor(rows: Record<R, Row>) {
    this.#rows = rows
  }

  note(engine: Engine, row: R, figure: Figure) {
    this.#cells.set(`${engine} ${row}`, figure)
  }

  numbers(engine: Engine, row: R): Record<string, number> | undefined {
    const cell = this.#cells.get(`${engine} ${row}`)
    return cell && 'numbers' in cell ? cell.numbers : undefined
  }

  /** Does the work; when it breaks, the rows it was for say so and the next work may begin. Only an interruption goes further. */
  async attempt(engine: Engine, rows: readonly R[], work: () => Promise<void>) {
    try {
      await work()
      interrupted.throwIfAborted()
    } catch (error) {
      interrupted.throwIfAborted()
      const why = error instanceof Error ? error.message : String(error)
      console.error(`${engine}, ${rows.join(', ')}: ${error instanceof Error ? (error.stack ?? why) : why}`)
      for (const row of rows)
        if (!this.#cells.has(`${engine} ${row}`)) {
          this.#cells.set(`${engine} ${row}`, { text: `failed: ${gist(why)}`, failed: why })
        }
    }
  }

  /** Only rows that something was measured for, in the columns of these engines. */
  print(engines: Engine[]) {
    const shown = this.#list().filter(({ embedded, postgres }) => embedded ?? postgres)
    if (!shown.length) return console.error('Nothing was measured.')
    const cellsOf = (row: (typeof shown)[number]) => Object.fromEntries(engines.map((engine) => [engine, row[engine]?.text ?? '']))
    console.table(Object.fromEntries(shown.map((row) => [row.what, { ...cellsOf(row), budget: row.budget }])))
  }

  write(path: string, sizes: object) {
    const machine = {
      cores: availableParallelism(),
      processor: cpus()[0]?.model ?? '',
      node: process.version,
      loadBefore: this.#loadBefore[0],
    }
    const seconds = Math.round((Date.now() - this.#startedAt.getTime()) / 1000)
    writeFileSync(path, `${JSON.stringify({ at: this.#startedAt.toISOString(), seconds, machine, sizes, rows: this.#list() }, null, 2)}\n`)
  }

  #list() {
    return (Object.entries(this.#rows) as [R, Row][]).map(([name, { what, budget }]) => ({
      name,
      what,
      budget,
      embedded: this.#cells.get(`embedded ${name}`),
      postgres: this.#cells.get(`postgres ${name}`),
    }))
  }
}

/** The line of a process's last words that names the error; else its last one. */
function gist(why: string): string {
  const lines = why.split('\n').filter((line) => line.trim())
  return (lines.find((line) => /^\w*(Error|Problem)\b/.test(line)) ?? lines.at(-1) ?? 'nobody said why').slice(0, 100)
}

/** Times in milliseconds. */
export function times(milliseconds: number[], remark = ''): Figure {
  const measured = percentiles(milliseconds)
  return { text: `${spell(measured)} ms${remark}`, numbers: { ...measured, count: milliseconds.length } }
}

export const spell = ({ p50, p95, p99 }: Percentiles) => `p50 ${short(p50)}, p95 ${short(p95)}, p99 ${short(p99)}`

/** Tenths matter below ten. */
const short = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)))
