import type { Action } from '@salesboy/contract/actions'
import { useFormat } from '@/lib/use-format.ts'
import { reasonWords } from './handover-words.ts'
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
      return ['Said', 'Would say', wordsOf(action.content)]
    case 'update_contact':
      return [
        'Noted about the contact',
        'Would note about the contact',
        Object.entries(action.fields)
          .map(([field, value]) => `${field} ${value}`)
          .join(', '),
      ]
    case 'opt_out':
      return ['Stopped writing to them, as they asked', 'Would stop writing to them, as they asked']
    case 'opt_in':
      return ['May write to them again, as they asked', 'Would write to them again, as they asked']
    case 'snooze':
      return ['Will come back to it', 'Would come back to it', dateTime(action.until)]
    case 'hand_over':
      return ['Handed over to a person', 'Would hand over to a person', action.note || reasonWords(action.reason)]
    case 'create_order':
      return ['Drafted an order', 'Would draft an order', action.items.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')]
    case 'create_task':
      return ['Noted a task', 'Would note a task', action.title]
    case 'emit':
      return ['Told other systems', 'Would tell other systems', action.event]
  }
}
