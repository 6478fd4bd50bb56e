import type { SendReason } from '@salesboy/contract/sending'
import type { Channel } from '#channels/channel.ts'

interface Words {
  detail: string
  nextStep: string
}

/** What a person reads when the gate says no or not yet: at the message, in the composer and in the API's answer alike. */
export const wordsFor = ({ label, windowHours }: Channel): Record<SendReason, Words> => ({
  inbox_gone: { detail: 'This inbox was disconnected.', nextStep: 'Connect it again to write here.' },
  opted_out: { detail: 'This customer asked you to stop.', nextStep: 'They can write START to hear from you again.' },
  marketing_stopped: {
    detail: 'This customer stopped marketing messages.',
    nextStep: 'Only they can turn them on again. Answers and messages about their orders still go out.',
  },
  handed_over: {
    detail: 'A person has the conversation.',
    nextStep: 'Nothing to do: the bot keeps silent until the conversation is given back.',
  },
  window_closed: {
    detail: `${label} lets you write freely for ${windowHours} hours after the customer’s last message, and that time is over or never began.`,
    nextStep: 'Send an approved template, or wait until they write.',
  },
  inbox_paused: { detail: 'This inbox is paused.', nextStep: 'What you write waits and goes out when the inbox is switched on again.' },
  inbox_stopped: {
    detail: `${label} accepts nothing from this inbox at the moment.`,
    nextStep: 'What you write waits. The inbox says what has to be mended.',
  },
  paced: { detail: 'A lot is being sent from here right now.', nextStep: 'What you write waits its turn and goes out by itself.' },
})

/** Who sends needs only the words of a refusal. */
export const problemsOf = (channel: Channel) =>
  JSON.stringify(Object.fromEntries(Object.entries(wordsFor(channel)).map(([code, words]) => [code, { reason: code, code, ...words }])))
