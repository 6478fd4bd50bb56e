import type { Action } from '@salesboy/contract/actions'
import { useFormat } from '@/lib/use-format.ts'
import { reasonWords } from './handover-words.ts'
import { say } from './say.ts'
import { wordsOf } from './words-of.ts'

interface ActionLineProps {
  action: Action
  /** Only tried out: nothing of it was done. */
  tried: boolean
}

/** One thing that a decision did, or would do. */
export function ActionLine({ action, tried }: ActionLineProps) {
  const format = useFormat()
  const [did, would, what] = words(action, format.dateTime)
  return (
    <li className="break-words rounded-lg bg-sunken px-3 py-2 text-[0.8125rem] leading-5">
      {tried ? would : did}
      {what && `: ${what}`}
    </li>
  )
}

/** As done, as tried, and what about. */
function words(action: Action, dateTime: (at: string) => string): [did: string, would: string, what?: string] {
  switch (action.type) {
    case 'send_message':
      return [say.said, say.wouldSay, wordsOf(action.content)]
    case 'update_contact':
      return [
        say.notedAboutTheContact,
        say.wouldNoteAboutTheContact,
        Object.entries(action.fields)
          .map(([field, value]) => `${field} ${value}`)
          .join(', '),
      ]
    case 'opt_out':
      return [say.stoppedWritingToThemAs, say.wouldStopWritingToThem]
    case 'opt_in':
      return [say.mayWriteToThemAgain, say.wouldWriteToThemAgain]
    case 'snooze':
      return [say.willComeBackToIt, say.wouldComeBackToIt, dateTime(action.until)]
    case 'hand_over':
      return [say.handedOverToAPerson, say.wouldHandOverToA, action.note || reasonWords(action.reason)]
    case 'create_order':
      return [say.draftedAnOrder, say.wouldDraftAnOrder, action.items.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')]
    case 'create_task':
      return [say.notedATask, say.wouldNoteATask, action.title]
    case 'emit':
      return [say.toldOtherSystems, say.wouldTellOtherSystems, action.event]
  }
}
