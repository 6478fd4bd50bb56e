import type { Ask } from '#llms/offline/material.ts'
import { mattersIn } from '../lexicons/matters.ts'
import { type Care, careIn } from './care.ts'

interface Asked {
  text: string
  asks: Ask[]
  taskType: string | null
  /** The line it goes on with: "and the brownies?" after an allergy. */
  before: string
  /** What the customer told beside it: "I'm allergic to nuts. Which cakes do you have?" */
  told: string
}

/** The care that a question needs, for what it says itself, for what it goes on with, or for what was told beside it. */
export function careOf({ text, asks, taskType, before, told }: Asked): Care | null {
  if (asks.includes('private')) return null
  const own = careIn(text)
  // "I'm pregnant, is it safe for me?": what the question does not name itself was said beside it.
  if (own) return own.matters.length > 0 ? own : { ...own, matters: [...mattersIn([before, told].join('\n'))] }
  const goesOn = taskType === 'show_products' || (taskType === null && asks.includes('knowledge') && !asks.includes('price'))
  if (!goesOn) return null
  const beside = told ? careIn(told) : null
  return (before ? careIn(before) : null) ?? (beside && { ...beside, told: true })
}
