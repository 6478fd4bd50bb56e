import type { SettingField } from '@salesboy/contract/inboxes'
import { z } from 'zod'

interface Described {
  settings: z.ZodObject
}

interface Schema {
  type?: string
  enum?: string[]
  default?: unknown
  label?: string
  help?: string
  placeholder?: string
  secret?: boolean
  hidden?: boolean
}

/** The settings of a channel, or of whatever else describes itself so, as the dashboard's form, drawn from its own schema. */
export function settingFields({ settings }: Described): SettingField[] {
  const schema = z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  return Object.entries(schema.properties ?? {})
    .filter(([, field]) => !field.hidden)
    .map(([name, field]) => ({
      name,
      label: field.label ?? name,
      help: field.help ?? null,
      placeholder: field.placeholder ?? null,
      kind: kindOf(field),
      choices: field.enum ?? null,
      required: schema.required?.includes(name) ?? false,
      initial: field.default ?? null,
    }))
}

export const secretFields = ({ settings }: Described): string[] =>
  Object.entries(settings.shape)
    .filter(([, field]) => (field as z.ZodType).meta()?.secret === true)
    .map(([name]) => name)

function kindOf(field: Schema): SettingField['kind'] {
  if (field.secret) return 'secret'
  if (field.enum) return 'choice'
  if (field.type === 'boolean') return 'boolean'
  if (field.type === 'number' || field.type === 'integer') return 'number'
  if (field.type === 'array') return 'list'
  return 'text'
}
