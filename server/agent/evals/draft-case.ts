import type { Action } from '@salesboy/contract/actions'
import type { Decision } from '@salesboy/contract/decision'
import type { CaseDraft, CaseKind } from '@salesboy/contract/evals'
import { textOf } from '@salesboy/contract/message'
import { readTurn } from '#domains/conversations/read-turn.ts'
import { outcomeOf } from '#domains/evals/outcome-of.ts'
import { readPast } from '#domains/evals/past-lines.ts'
import { readTenant } from '#domains/identity/tenant.ts'
import type { Tx } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'
import { cut } from '#platform/text/cut.ts'
import { readNumbers } from '../numbers/read-numbers.ts'
import { standIns } from './stand-ins.ts'

/**
 * A turn of a real conversation as a case: the lines up to it, and what the bot decided as the suggested expectation, for the owner to
 * correct. Names, phones and e-mail addresses of the customer give way to stand-in ones unless `realNames`.
 */
export async function draftCase(tx: Tx, turnId: string, { realNames }: { realNames: boolean }): Promise<CaseDraft> {
  const { decision } = await readTurn(tx, turnId)
  const past = await readPast(tx, turnId)
  if (!decision || !past)
    throw new Problem('conflict', 'There is nothing to test here, or the messages are gone. Choose another answer of the bot.')

  const tenant = await readTenant(tx)
  const lines = [...past.history, ...past.incoming]
    .map(({ author, content, at }) => ({ author, text: textOf(content).trim(), at: at.toISOString() }))
    .filter(({ text }) => text !== '')
    .slice(-MOST_LINES)
  if (lines.at(-1)?.author !== 'contact') throw new Problem('conflict', 'The customer wrote no words here. Choose another answer.')

  const swap = realNames ? (text: string) => text : standIns(tenant, past.contact.name, lines, decision)
  const told = lines.map(({ author, text, at }) => ({
    author: author === 'contact' || author === 'bot' ? author : ('teammate' as const),
    text: cut(swap(text), 4096),
    at,
  }))
  const amounts = amountsIn(decision, { timeZone: tenant.timeZone, currency: tenant.currency, country: tenant.country, now: past.now })
  const kind = kindOf(decision, past.contact.optedOut, amounts.length > 0)
  return {
    name: shorten(told.at(-1)?.text ?? ''),
    kind,
    channel: past.channel,
    now: past.now.toISOString(),
    lines: told,
    contact: { ...past.contact, name: past.contact.name && swap(past.contact.name) },
    expect: {
      saysAll: amounts,
      saysAny: [],
      neverSays: [],
      actions: [...new Set(decision.actions.map(({ type }) => type))].filter((type) => !INCIDENTAL.has(type)),
      neverActions: [],
      facts: [],
      handOver: decision.actions.some(({ type }) => type === 'hand_over'),
      language: decision.language,
      draftPasses: kind === 'money' ? ['discounts', 'numbers'] : [],
    },
  }
}

function kindOf({ actions, facts }: Decision, optedOut: boolean, namesAmounts: boolean): CaseKind {
  const does = (type: Action['type']) => actions.some((action) => action.type === type)
  if (optedOut || does('opt_out') || does('opt_in')) return 'consent'
  if (does('hand_over')) return 'handover'
  if (namesAmounts || does('create_order') || facts.some(({ kind }) => kind === 'amount' || kind === 'percent')) return 'money'
  return 'other'
}

/** Prices and percentages as the answer wrote them: the part that must not change by itself. */
function amountsIn(decision: Decision, place: Parameters<typeof readNumbers>[1]): string[] {
  const { answer } = outcomeOf(decision)
  const amounts = readNumbers(answer, place).filter(({ kind }) => kind === 'amount' || kind === 'percent')
  return [...new Set(amounts.map(({ text }) => text.trim()))].slice(0, 5)
}

// How it answered and what it noted by the way vary; handing over has a question of its own.
const INCIDENTAL = new Set<Action['type']>(['send_message', 'update_contact', 'emit', 'hand_over'])
const MOST_LINES = 40
const shorten = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${cut(line, 79).trimEnd()}…` : line
}
