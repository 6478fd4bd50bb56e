import { expect, test } from 'vitest'
import { isOutdated } from './is-outdated.ts'

const passage = { title: 'Menu', heading: null as string | null, text: 'Jollof tray ₦24,000' }

test.each([
  { title: 'Fee_Guide_2025_OLD.pdf' },
  { title: 'detty-december-2025 (old prices).txt' },
  { title: 'Menu (OUTDATED)' },
  { heading: '5. Old terms (valid only for invoices before 1 January 2026 - OUTDATED)' },
  { text: '*** EXPIRED - Diwali 2025 campaign ***\nSilver coin Rs 1,050' },
  { text: 'MEMBER HANDBOOK 2024 *** replaced August 2026 ***\nBasic $34' },
])('%j no longer holds', (over) => expect(isOutdated({ ...passage, ...over })).toBe(true))

test.each([{ title: 'Old Town menu' }, { text: 'Our building is 100 years old.' }, { text: 'Products that expired are taken back.' }, {}])(
  '%j holds',
  (over) => expect(isOutdated({ ...passage, ...over })).toBe(false),
)
