import type { Sources } from './fault.ts'

/** Migrations in their order: the file and its statements, without comments. */
export function migrations(sources: Sources): { file: string; sql: string }[] {
  return Object.keys(sources)
    .filter((file) => /^server\/migrations\/\d+_\w+\.sql$/.test(file))
    .sort()
    .map((file) => ({ file, sql: (sources[file] ?? '').replace(/--[^\n]*/g, '') }))
}

/** The tables a migration makes. */
export const tablesMade = (sql: string): string[] =>
  [...sql.matchAll(/\bcreate table (?:if not exists )?(?:\w+\.)?(\w+)/gi)].map(([, table = '']) => table)

/** The tables that statements insert into, update or delete from. Names of other things are among them: compare with tables that are. */
export const tablesWritten = (sql: string): string[] =>
  [...sql.matchAll(/\b(?:insert into|delete from|update)\s+(?:only\s+)?(?:\w+\.)?(\w+)/gi)].map(([, table = '']) => table)

/** The tables that statements name anywhere. */
export const tablesNamed = (sql: string): string[] =>
  [...sql.matchAll(/\b(?:insert into|delete from|update|from|join|references|alter table|on)\s+(?:only\s+)?(?:\w+\.)?(\w+)/gi)].map(
    ([, table = '']) => table,
  )
