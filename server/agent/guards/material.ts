import { textOf } from '@salesboy/contract/message'
import { rememberedOf } from '#platform/remembered.ts'
import { fold, words } from '#platform/text/fold.ts'
import { meaningWords } from '../facts/meaning-words.ts'
import type { Checked } from './guard.ts'

/** Every word, folded, of what was read for this turn: sources, goods, services, the profile, what tools answered. */
export const wordsOfMaterial = rememberedOf(({ turn, recalled, facts, draft }: Checked): Set<string> => {
  const { name, profile } = turn.business
  return wordsOf([
    name,
    turn.persona.agentName,
    ...Object.values(profile).flatMap((value) => (typeof value === 'string' ? value : [])),
    profile.handover.person,
    ...profile.publicOffers,
    ...turn.services.flatMap((service) => [service.name, service.note]),
    ...recalled.passages.flatMap(({ title, heading, text }) => [title, heading ?? '', text]),
    ...facts.flatMap(({ about, value }) => [about, value]),
    ...recalled.categories,
    ...(draft.used?.notes ?? []),
  ])
})

/** Every word of the talk. */
export const wordsOfTalk = ({ turn }: Checked): Set<string> =>
  wordsOf([...turn.history, ...turn.incoming].map(({ content }) => textOf(content)).concat(turn.contact.name ?? ''))

const wordsOf = (texts: string[]): Set<string> => new Set(texts.flatMap((text) => [...words(fold(text)), ...meaningWords(text)]))
