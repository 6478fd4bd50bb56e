import { type ComponentType, createContext, useContext } from 'react'

/** A spot on a page that later pages may fill, without this page knowing them. Props are what each filling is given. */
export interface Slot<Props> {
  (filling: ComponentType<Props>): Piece
  id: symbol
}

/** A filling for one slot, as it stands on a door plate. */
export interface Piece {
  slot: symbol
  // biome-ignore lint/suspicious/noExplicitAny: pieces for different slots share one list; slot() has checked the props
  filling: ComponentType<any>
}

export function slot<Props>(name: string): Slot<Props> {
  const id = Symbol(name)
  return Object.assign((filling: ComponentType<Props>): Piece => ({ slot: id, filling }), { id })
}

/** All pieces of all pages, in the pages' order. */
export const Pieces = createContext<Piece[]>([])

/** What later pages lend to this slot. */
export function useFillings<Props>({ id }: Slot<Props>): ComponentType<Props>[] {
  return useContext(Pieces)
    .filter((piece) => piece.slot === id)
    .map(({ filling }) => filling)
}
