import { type ContactField, knownFields } from '@salesboy/contract/contacts'
import type { formats } from '@/lib/format.ts'
import { say } from './say.ts'

const labels: Record<string, string> = say.labels

export const labelOf = (field: string): string => labels[field] ?? `${field.charAt(0).toUpperCase()}${field.slice(1).replaceAll('_', ' ')}`

/** A canonical value as this business writes it. */
export function shownValue({ field, value }: Pick<ContactField, 'field' | 'value'>, format: ReturnType<typeof formats>): string {
  if (field === 'budget' && Number.isFinite(Number(value))) return format.amount(Number(value))
  // At noon in UTC a day is that day in every zone but the last few.
  if (field === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(`${value}T12:00:00Z`)
  return value
}

/** How a value is typed. */
export const inputOf = (field: string): { type: string; inputMode?: 'decimal' } =>
  field === 'date' || field === 'time' || field === 'email'
    ? { type: field }
    : field === 'budget' || field === 'quantity'
      ? { type: 'text', inputMode: 'decimal' }
      : { type: field === 'phone' ? 'tel' : 'text' }

/** What may still be noted. */
export const missingFields = (known: ContactField[]): string[] =>
  knownFields.filter((field) => !known.some((other) => other.field === field))
