import type { Guard } from './guard.ts'

/** A message holds something, and at most what the strictest channel takes. */
export const shape: Guard = ({ draft }) => {
  if (draft.text.trim() === '') return 'it is empty'
  return draft.text.length > LONGEST ? `it is ${draft.text.length} characters long; at most ${LONGEST} fit` : null
}

const LONGEST = 4096
