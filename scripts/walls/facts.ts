import { parseSync, Visitor } from 'oxc-parser'
import { type Fault, isBuilt, type Sources } from './fault.ts'
import { migrations } from './sql.ts'

const CONTRACT = 'contract/events.ts'

/** Events that are announced and never recorded, or recorded and not announced. */
export function unheardFacts(sources: Sources): Fault[] {
  const announced = announcedIn(sources[CONTRACT] ?? '')
  const code = Object.entries(sources).filter(([file]) => /^server\/.*\.ts$/.test(file) && isBuilt(file))
  // A name may stand in a variable: what is quoted anywhere in the server is taken for recorded there.
  const quoted = new Set(code.flatMap(([, text]) => [...text.matchAll(/['"`]([a-z_]+\.[a-z_]+)['"`]/g)].map(([, name = '']) => name)))
  const inSql = new Set(migrations(sources).flatMap(({ sql }) => [...sql.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, name = '']) => name)))
  const beginnings = [
    ...migrations(sources).flatMap(({ sql }) => [...sql.matchAll(/'([a-z_]+\.)'\s*\|\|/g)]),
    ...code.flatMap(([, text]) => [...text.matchAll(/`([a-z_]+\.)\$\{/g)]),
  ].map(([, name = '']) => name)
  const isRecorded = (name: string) => quoted.has(name) || inSql.has(name) || beginnings.some((beginning) => name.startsWith(beginning))
  const recorded = [
    ...code.flatMap(([file, text]) => recordedIn(file, text).map((name) => ({ file, name }))),
    ...migrations(sources).flatMap(({ file, sql }) =>
      [...sql.matchAll(/app\.record\(\s*'([a-z_]+\.[a-z_]+)'/g)].map(([, name = '']) => ({ file, name })),
    ),
  ]
  return [
    ...announced
      .filter((name) => !isRecorded(name))
      .map((name) => ({
        key: `${name} is never recorded`,
        says: `${name} is announced in ${CONTRACT} and never recorded. Record it where it becomes true, or take it out.`,
      })),
    ...recorded
      .filter(({ name }) => !announced.includes(name))
      .map(({ file, name }) => ({
        key: `${file} records ${name}`,
        says: `${file} records ${name}, which nobody announced. Add it to ${CONTRACT} with its payload.`,
      })),
  ]
}

/** The names that the contract lists. */
function announcedIn(contract: string): string[] {
  const from = contract.indexOf('export const events')
  return from < 0 ? [] : [...contract.slice(from).matchAll(/^ {2}'([a-z_]+\.[a-z_]+)':/gm)].map(([, name = '']) => name)
}

function recordedIn(file: string, text: string): string[] {
  const found: string[] = []
  const { program } = parseSync(file, text)
  new Visitor({
    CallExpression({ callee, arguments: [, name] }) {
      const isRecord = callee.type === 'Identifier' && callee.name === 'record'
      if (isRecord && name?.type === 'Literal' && typeof name.value === 'string' && name.value.includes('.')) found.push(name.value)
    },
  }).visit(program)
  return found
}
