import type { Fault, Sources } from './fault.ts'
import { migrations, tablesMade, tablesNamed } from './sql.ts'

/** Migrations that name a table which only a later one makes. */
export function laterTables(sources: Sources): Fault[] {
  const steps = migrations(sources)
  const madeAt = new Map(steps.flatMap(({ sql }, at) => tablesMade(sql).map((table) => [table, at] as const)))
  return steps.flatMap(({ file, sql }, at) =>
    [...new Set(tablesNamed(sql))]
      .filter((table) => (madeAt.get(table) ?? -1) > at)
      .map((table) => ({
        key: `${file} names ${table}`,
        says: `${file} names ${table}, which ${steps[madeAt.get(table) ?? 0]?.file} makes. Move the statement to where its tables are.`,
      })),
  )
}
