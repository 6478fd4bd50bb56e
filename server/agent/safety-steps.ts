import type { PassageUsed } from '@salesboy/contract/decision'
import { phrase } from '#llms/offline/phrases.ts'
import { unitsOf } from '#llms/offline/units.ts'
import { tellingWords } from './care/stated-on.ts'
import { instructs } from './lexicons/index.ts'
import { passagesOn } from './recall.ts'
import type { Thinking } from './thinking.ts'

/**
 * What the business's documents say to do until somebody comes, as they say it; '' when they say nothing about it. Never in the way of
 * an alarm: what cannot be looked up in time is left out.
 */
export async function safetySteps(thinking: Thinking, text: string, language: string): Promise<string> {
  const said = new Set(tellingWords(text))
  const tooLong = new Promise<PassageUsed[]>((resolve) => setTimeout(resolve, LIMIT_MS, []).unref())
  const passages = await Promise.race([passagesOn(thinking, text).catch(() => []), tooLong])
  const steps = passages.flatMap(({ heading, text: written }) =>
    unitsOf(written).filter((unit) => {
      const about = tellingWords([heading, unit.heading, unit.asked, unit.text].filter(Boolean).join(' '))
      return instructs(unit.text) !== null && about.filter((word) => said.has(word)).length >= IN_COMMON
    }),
  )
  if (steps.length === 0) return ''
  const value = [...new Set(steps.slice(0, MOST).map((step) => step.text))].join('\n')
  return `\n${phrase('steps', language, { value })}`
}

/** Words that a step and the alarm must share: "gas" and "alarm". */
const IN_COMMON = 2
const MOST = 3
const LIMIT_MS = 2_000
