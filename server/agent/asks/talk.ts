import { textOf } from '@salesboy/contract/message'
import type { Shelf } from '../facts/shelf.ts'
import type { Turn } from '../turn.ts'
import { readWanted, type Wanted } from './read-wanted.ts'

/** What the customer wrote before this turn, oldest first. */
export const contactLines = (turn: Turn, most: number): string[] =>
  turn.history.flatMap(({ author, content }) => (author === 'contact' && textOf(content).trim() ? [textOf(content)] : [])).slice(-most)

/** The goods that the customer named last before this turn; what may be one of several is not among them. */
export function goodsInTalk(turn: Turn, shelf: Shelf): Wanted[] {
  for (const before of contactLines(turn, 6).reverse()) {
    const found = readWanted(before, shelf).filter(({ rivals }) => rivals.length === 0)
    if (found.length > 0) return found
  }
  return []
}
