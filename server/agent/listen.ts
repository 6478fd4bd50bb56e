import type { Action } from '@salesboy/contract/actions'
import { phrase } from '#llms/offline/phrases.ts'
import { cut } from '#platform/text/cut.ts'
import { words } from '#platform/text/fold.ts'
import { actionsOf } from './asks/wish.ts'
import { recall, shelfFor } from './recall.ts'
import { repeater } from './repeats.ts'
import { type Screened, screenConsent, screenEmergency } from './screen.ts'
import { withinSkills } from './skills/within-skills.ts'
import type { Thinking, WithUnderstood } from './thinking.ts'
import type { Turn } from './turn.ts'
import { type Understood, understand } from './understand.ts'

/**
 * What happens while a person is waited for. The bot answers nothing any more, so that two voices never speak; it hears a stop and an
 * emergency, keeps what is ordered or fixed for the person who comes, and tells once that what the customer writes is noted, and who
 * sees it. Contact details are learned in the background, as ever. A machine that repeats itself is not even listened to any more.
 */
export async function listen(thinking: Thinking, { reason, noted }: NonNullable<Turn['handover']>): Promise<Screened> {
  const { turn } = thinking
  const urgent = screenConsent(turn) ?? (reason === 'emergency' ? null : screenEmergency(turn))
  if (urgent) return urgent

  const withShelf = { ...thinking, shelf: await shelfFor(thinking) }
  const understood = await understand(withShelf)
  const { language, text } = understood
  const heard: Screened = {
    intent: 'HumanHandoff',
    confidence: 1,
    taskType: null,
    payload: {},
    rawAnalysis: noted ? 'A person is waited for; they have been told that it is noted.' : 'A person is waited for.',
    language,
    actions: [],
  }
  const again = repeater(turn)
  if (again === 'machine') return { ...heard, actions: [{ type: 'hand_over', reason: 'machine', note: cut(text, 500) }] }
  if (isPassing(understood) || again !== null) return heard

  const { person, replyWithin } = turn.business.profile.handover
  const said = phrase('heardOn', language, { person, within: replyWithin })
  const told: Action[] = noted ? [] : [{ type: 'send_message', content: { type: 'text', text: said } }]
  const kept = await keep({ ...withShelf, understood })
  return { ...heard, actions: [...told, ...kept, { type: 'hand_over', reason, note: cut(text, 500) }] }
}

/** "Ok", "thanks", a thumbs-up: nothing anybody has to note. */
const isPassing = ({ asks, text }: Understood) => asks.every((ask) => PASSING.has(ask)) && words(text).length <= MOST_IN_PASSING
const PASSING = new Set<string>(['thanks', 'acknowledged', 'goodbye', 'nothing'])
const MOST_IN_PASSING = 4

/** An order whose goods are known, an appointment whose service or day is: the person finds it as if the bot had taken it. */
async function keep(thinking: WithUnderstood): Promise<Action[]> {
  const { turn, understood } = thinking
  if (understood.taskType === null) return []
  const { wish } = await recall({ ...thinking, turn: { ...turn, knowledge: false } })
  if (wish.wanted.length === 0 && !wish.booking?.service && !wish.booking?.day) return []
  const { actions } = await withinSkills(turn, actionsOf(wish, understood.text))
  return actions.filter(({ type }) => type !== 'hand_over')
}
