import type { Action } from '@salesboy/contract/actions'
import { textOf } from '@salesboy/contract/message'
import { dayOpenAt, openingOn, type Span } from './facts/opening.ts'
import { wallClock, weekdayOf } from './numbers/calendar.ts'
import type { Screened } from './screen.ts'
import type { Turn } from './turn.ts'

/**
 * What happens outside the bot's working hours: the owner's words, once in an absence, and a person if they say so. Null while the bot
 * works. Comes after the screen: stop words, emergencies and anger are heard at any hour.
 */
export function away(turn: Turn): Screened | null {
  const { workingHours } = turn.persona
  if (isWorking(turn)) return null
  const said = turn.history.some(
    ({ author, content, at }) =>
      author === 'bot' && textOf(content) === workingHours.awayText && turn.now.getTime() - at.getTime() < SAID_AGAIN_AFTER_MS,
  )
  const actions: Action[] = said ? [] : [{ type: 'send_message', content: { type: 'text', text: workingHours.awayText } }]
  if (workingHours.handOver) actions.push({ type: 'hand_over', reason: 'needs_person', note: 'Wrote outside the bot’s working hours.' })
  return {
    intent: workingHours.handOver ? 'HumanHandoff' : 'Response',
    confidence: 1,
    taskType: null,
    payload: {},
    rawAnalysis: `Outside the bot’s working hours${said ? '; the customer has been told' : ''}.`,
    language: turn.contact.language ?? 'en',
    actions,
  }
}

function isWorking({ persona, business, now }: Turn): boolean {
  const { when, spans } = persona.workingHours
  const { day, time } = wallClock(now, business.timeZone)
  switch (when) {
    case 'always':
      return true
    case 'own':
      return dayOpenAt((on) => spans[weekdayOf(on)] ?? [], day, time) !== null
    case 'opening':
      // A business that does not say when it opens has a bot that is there rather than not.
      return dayOpenAt((on) => openingOn(business.profile, on) ?? WHOLE_DAY, day, time) !== null
    case 'closed':
      return dayOpenAt((on) => openingOn(business.profile, on), day, time) === null
  }
}

const WHOLE_DAY: Span[] = [['00:00', '24:00']]
const SAID_AGAIN_AFTER_MS = 8 * 3_600_000
