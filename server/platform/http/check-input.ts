import type { FastifySchemaCompiler } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { Problem } from '../problem.ts'
import { isStorable } from '../text/is-storable.ts'

const mostLevels = 50

/** Checks params, query and body of every route: first what no column keeps, whatever the schema says of it, then the schema. */
export const inputCompiler: FastifySchemaCompiler<z.ZodType> = (route) => {
  const validate = validatorCompiler(route)
  return (input) => {
    const unfit = findUnfit(input)
    return unfit
      ? { error: new Problem('invalid', `This request can't be used as it is: ${say(unfit)}`, { issues: [unfit] }) }
      : validate(input)
  }
}

const say = ({ path, message }: Unfit) => (path ? `${path}: ${message}` : message)

interface Unfit {
  path: string
  message: string
}

/** Without calling itself: what it looks for may lie a hundred thousand levels deep. */
function findUnfit(input: unknown): Unfit | null {
  const places: { value: unknown; path: string; level: number }[] = [{ value: input, path: '', level: 0 }]
  for (let place = places.pop(); place; place = places.pop()) {
    const { value, path, level } = place
    if (typeof value === 'string' && !isStorable(value))
      return { path, message: 'This text holds a broken or invisible character that cannot be kept. Type it again instead of pasting it.' }
    if (typeof value !== 'object' || value === null) continue
    if (level === mostLevels) return { path: path.split('.')[0] ?? '', message: `This is nested deeper than ${mostLevels} levels.` }
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key)) return { path, message: 'The name of a field holds a character that cannot be kept.' }
      places.push({ value: inner, path: path ? `${path}.${key}` : key, level: level + 1 })
    }
  }
  return null
}
