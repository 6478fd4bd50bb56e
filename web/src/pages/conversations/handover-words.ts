import type { HandoverReason } from '@salesboy/contract/actions'

const reasons: Record<HandoverReason, string> = {
  asked_for_person: 'They asked for a person.',
  anger: 'They sound upset.',
  threat: 'The message contains a threat.',
  emergency: 'This may be an emergency.',
  no_source: 'The bot found no source for an answer.',
  needs_person: 'They want something that only a person can settle, such as a booking or an order.',
  refused_by_world: 'What the bot tried was not possible.',
  failure: 'The bot could not finish its answer.',
  machine: 'An automatic reply seems to answer here, so the bot stopped writing.',
  person_took_over: 'A teammate took it.',
  person_wrote: 'A person wrote to them.',
}

export const reasonWords = (reason: HandoverReason) => reasons[reason]
