import type { Decision, PassageUsed } from '@salesboy/contract/decision'
import { decide } from './decide.ts'
import type { Turn } from './turn.ts'
import { aTurn } from './turn-for-tests.ts'

/** The one paper that the kitchen of the tests has. */
export const menu: PassageUsed = {
  passageId: '0197a000-0000-7000-8000-0000000000f1',
  sourceId: '0197a000-0000-7000-8000-0000000000f0',
  title: 'Menu June 2026',
  heading: 'Trays',
  text: [
    'Item: Jollof tray, small | Serves: 4 | Price: ₦13,000',
    'Item: Jollof tray, large | Serves: 8 | Price: ₦24,000',
    'Item: Fried rice tray | Serves: 8 | Price: ₦25,500',
    '',
    'Delivery to Yaba is ₦2,500. Orders of ₦150,000 and above get free delivery anywhere in Lagos.',
    'From 10 fashion pieces you get 8% off. Catering needs a 60% deposit. Custom sewing takes 7 working days.',
    'Closed on 12 June (Democracy Day).',
    'Is the kitchen halal? The meat comes from a halal butcher, but our kitchen is not certified.',
  ].join('\n'),
  score: 0.9,
}
export const find = async () => [menu]
export const tasks = (decision: Decision) => decision.actions.flatMap((action) => (action.type === 'create_task' ? [action.kind] : []))
export const run = (text: string | string[], over: Partial<Turn> = {}, passages = find) =>
  decide(aTurn(text, over), { memory: { find: passages } })
export const textOf = (decision: Decision) =>
  decision.actions
    .map((action) => (action.type === 'send_message' && action.content.type === 'text' ? action.content.text : ''))
    .join('\n')
    .trim()
export const handedOver = (decision: Decision) => decision.actions.find((action) => action.type === 'hand_over')?.reason
