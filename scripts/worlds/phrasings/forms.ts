import { type Business, businesses } from '../businesses.ts'
import { random } from '../random.ts'
import { fill, type TopicName } from '../topics.ts'
import { type Kind, type LocalKind, phrasings } from './phrasings.ts'

/** Every sentence that a template stands for: `[a|b] c` is `a c` and `b c`. */
export function formsOf(template: string): string[] {
  const choice = /\[([^[\]]{0,200})\]/.exec(template)
  if (!choice)
    return [
      template
        .replace(/ {2,}/g, ' ')
        .replace(/ (?=[?!.,])/g, '')
        .trim(),
    ]
  const [whole, inside = ''] = choice
  return inside.split('|').flatMap((part) => formsOf(template.slice(0, choice.index) + part + template.slice(choice.index + whole.length)))
}

/** The sentences of one business: as long as there are enough, no two businesses of a split get the same. */
export interface Sentences {
  of(kind: Kind, places?: Record<string, string>): string
  topic(topic: TopicName): string
  local(language: string, kind: LocalKind, places?: Record<string, string>): string | null
  opener(): string
  closer(): string
}

export function sentencesFor({ slug, split }: Business): Sentences {
  const own = phrasings[split]
  const inSplit = businesses.filter((business) => business.split === split)
  const seat = inSplit.findIndex((business) => business.slug === slug)
  const dealt = new Map<string, number>()
  const deal = (name: string, templates: string[]): string => {
    const times = dealt.get(name) ?? 0
    dealt.set(name, times + 1)
    const forms = inTurns(templates, `${split}/${name}`)
    return forms[(seat + times * inSplit.length) % forms.length]!
  }
  return {
    of: (kind, places = {}) => fill(deal(kind, own.kinds[kind]), places),
    topic: (topic) => deal(`topic ${topic}`, own.topics[topic]),
    local: (language, kind, places = {}) => {
      const templates = own.local[language]?.[kind]
      return templates ? fill(deal(`${language} ${kind}`, templates), places) : null
    },
    opener: () => deal('openers', own.openers),
    closer: () => deal('closers', own.closers),
  }
}

/** All that the templates stand for, each template in its turn: one with many forms is not all one hears. */
function inTurns(templates: string[], seed: string): string[] {
  const shuffled = templates.map((template, at) => {
    const forms = [...new Set(formsOf(template))]
    return random(`${seed}/${at}`).some(forms, forms.length)
  })
  const longest = Math.max(...shuffled.map(({ length }) => length))
  return [...new Set(Array.from({ length: longest }, (_, at) => shuffled.flatMap((forms) => forms[at] ?? [])).flat())]
}
