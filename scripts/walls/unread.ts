import { type Fault, isBuilt, type Sources } from './fault.ts'
import { migrations } from './sql.ts'

/** Columns and settings that nobody reads. Sign-in tables are read by the library that owns them. */
export function unreadNames(sources: Sources): Fault[] {
  const code = Object.entries(sources)
    .filter(([file]) => /^(?:server|contract|web|widget)\/.*\.tsx?$/.test(file) && isBuilt(file))
    .map(([, text]) => text)
    .join('\n')
  const sql = migrations(sources)
  const all = sql.map((one) => one.sql).join('\n')
  const columns = sql.flatMap(({ file, sql: text }) =>
    columnsIn(text)
      .filter(({ table, column }) => !isUsed(camel(column), code) && !isUsed(column, code) && timesIn(all, column) < 2 && table !== '')
      .map(({ table, column }) => ({
        key: `${table}.${column} is never read`,
        says: `${file}: nobody reads ${table}.${column}. Read it, or take it out.`,
      })),
  )
  const config = sources['server/platform/config.ts'] ?? ''
  const others = Object.entries(sources)
    .filter(([file]) => file !== 'server/platform/config.ts' && /\.tsx?$/.test(file) && isBuilt(file))
    .map(([, text]) => text)
    .join('\n')
  const settings = [...config.matchAll(/^ {4}(\w+): env\./gm)]
    .map(([, name = '']) => name)
    .filter((name) => !isUsed(name, others))
    .map((name) => ({
      key: `config.${name} is never read`,
      says: `server/platform/config.ts: nobody reads ${name}. Read it, or take it out.`,
    }))
  return [...columns, ...settings]
}

function columnsIn(sql: string): { table: string; column: string }[] {
  return [...sql.matchAll(/\bcreate table (?:if not exists )?((?:\w+\.)?\w+) \(([\s\S]*?)\n\)/gi)]
    .filter(([, table = '']) => !table.startsWith('auth.'))
    .flatMap(([, table = '', body = '']) =>
      [...body.matchAll(/^ {2}(\w+) (?!key\b)\w/gm)]
        .map(([, column = '']) => column)
        .filter((column) => !CONSTRAINTS.has(column))
        .map((column) => ({ table, column })),
    )
}

const CONSTRAINTS = new Set(['primary', 'unique', 'foreign', 'check', 'constraint', 'exclude', 'tenant_id', 'id', 'created_at'])
const isUsed = (name: string, text: string): boolean => new RegExp(`(?<![\\w])${name}(?![\\w])`).test(text)
const timesIn = (text: string, name: string): number => text.split(new RegExp(`(?<![\\w])${name}(?![\\w])`)).length - 1
const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
