import { checkKind, headBytes } from './check-kind.ts'
import { askParser } from './parse-document.ts'
import type { Table } from './parsed.ts'

/**
 * The largest table of a CSV or XLSX file, read in the guarded process: cells as a person sees them, so that a price may
 * come as "5000", "5,000" or "₦5,000". Refuses other kinds with Problem('unsupported'); what cannot be read is a value
 * that says what to do.
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<{ table: Table } | { problem: string }> {
  const kind = await checkKind(fileName, undefined, bytes.subarray(0, headBytes))
  if (kind !== 'csv' && kind !== 'xlsx') return { problem: `"${fileName}" is not a table. Save it as CSV or XLSX and upload that.` }
  const answer = await askParser({ bytes, fileName, kind, want: 'table' })
  return 'table' in answer || 'problem' in answer ? answer : { problem: 'There is no table in this file.' }
}
