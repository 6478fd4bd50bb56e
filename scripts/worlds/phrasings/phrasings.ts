import type { Split } from '../businesses.ts'
import type { TopicName } from '../topics.ts'
import { dev } from './dev.ts'
import { test } from './test.ts'
import { train } from './train.ts'

/**
 * The sentences customers of one split may write. `[a|b|]` stands for one of its parts, `{good}` for what a business fills in.
 * The splits share none of them, so that a bot cannot pass by having seen the sentence.
 */
export interface Phrasings {
  /** Said before a question by those who are chatty, and after it. */
  openers: string[]
  closers: string[]
  kinds: Record<Kind, string[]>
  topics: Record<TopicName, string[]>
  /** In other languages, by language. */
  local: Record<string, Record<LocalKind, string[]>>
}

export type Kind =
  /** {good} */
  | 'price'
  | 'priceNext'
  | 'outOfStock'
  /** {n} {good} */
  | 'sum'
  | 'tooMany'
  | 'order'
  /** {good} {other} */
  | 'together'
  | 'compare'
  /** {n} {good} {m} {other} */
  | 'orderTwo'
  /** {n} */
  | 'orderMore'
  /** {service} */
  | 'service'
  | 'minutes'
  /** {row} {column} */
  | 'cell'
  | 'cellNext'
  /** {day} */
  | 'closes'
  | 'closedDay'
  /** {special} */
  | 'special'
  /** {method} */
  | 'notPaid'
  /** {thing} */
  | 'notSold'
  | 'unknown'
  /** {good} {price} */
  | 'falsePrice'
  /** {p} */
  | 'discount'
  /** {p} {person} */
  | 'promised'
  | 'inject'
  | 'promotions'
  | 'secrets'
  /** {person} */
  | 'privacy'
  | 'angry'
  | 'human'
  | 'stop'
  | 'stopNot'
  /** {n} */
  | 'later'
  /** {service} {day} {time} */
  | 'book'
  /** {category} */
  | 'show'
  | 'hello'
  | 'thanks'
  | 'offTopic'
  /** {first} {second} */
  | 'join'

/** price: {good} */
export type LocalKind = 'price' | 'human' | 'stop'

export const phrasings: Record<Split, Phrasings> = { train, dev, test }
