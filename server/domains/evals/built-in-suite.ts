import { type Case, CaseDraft, type Suite } from '@salesboy/contract/evals'
import builtIn from './built-in-cases.json' with { type: 'json' }

/** Cases about consent, money and handing over that hold for every business, whatever it sells. */
export const builtInSuiteId = '00000000-0000-7000-8000-000000000000'

/** A line is the customer's, unless it names the bot. */
type Line = string | { bot: string }

export const builtInCases: Case[] = builtIn.map(({ lines, ...rest }, at) => ({
  ...CaseDraft.parse({
    ...rest,
    lines: (lines as Line[]).map((line) =>
      typeof line === 'string' ? { author: 'contact', text: line } : { author: 'bot', text: line.bot },
    ),
  }),
  id: `00000000-0000-7000-8000-${String(at + 1).padStart(12, '0')}`,
  suiteId: builtInSuiteId,
  turnId: null,
}))

export const builtInSuite: Suite = { id: builtInSuiteId, name: 'For every business', builtIn: true, cases: builtInCases.length }
