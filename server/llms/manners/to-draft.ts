import { markUnknown } from './mark-unknown.ts'
import { cutMaterialTalk } from './material-talk.ts'
import { plainHtml } from './plain-html.ts'
import { plainLetters } from './plain-letters.ts'
import { plainMarkdown } from './plain-markdown.ts'
import { plainMath } from './plain-math.ts'
import { withoutThinkingAloud } from './thinking-aloud.ts'
import { uncovered } from './uncovered.ts'
import { withoutRepeats } from './without-repeats.ts'
import { wordsInData } from './words-in-data.ts'

export interface Setting {
  /** What the channel shows bold words between; '' when it shows none. */
  bold: string
  /** Who may stand before the words as their speaker: the bot, the business. */
  names: string[]
  /** What a model was told to write when it does not know. */
  unknown: string
}

/** What a customer would read of what a model wrote: its words, without what it wrapped them in. The guards check what comes out. */
export function toDraft(text: string, { bold, names, unknown }: Setting): string {
  const plain = [wordsInData, plainLetters, plainMath, plainHtml].reduce((words, step) => step(words), text)
  const words = uncovered(withoutThinkingAloud(plainMarkdown(plain, bold)), names)
  return markUnknown(withoutRepeats(cutMaterialTalk(words)), unknown).trim()
}
