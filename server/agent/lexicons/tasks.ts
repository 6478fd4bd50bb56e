import { wantsToBook, wantsToBrowse, wantsToOrder } from './index.ts'
import type { Matcher } from './match.ts'

/** Wishes that start a workflow, by task type. Checked in this order. */
export const tasks: Record<'book_appointment' | 'create_order' | 'show_products', Matcher> = {
  book_appointment: wantsToBook,
  create_order: wantsToOrder,
  show_products: wantsToBrowse,
}
