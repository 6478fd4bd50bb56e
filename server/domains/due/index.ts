import { room } from '#platform/room.ts'
import { actions } from './actions.ts'
import { cancelPointless } from './cancel-due.ts'
import { carryOutDue } from './carry-out.ts'
import { followUp } from './follow-up.ts'
import { remind } from './remind.ts'
import { routes } from './routes.ts'

const pointless = {
  job: cancelPointless,
  payload: ({ conversationId }: { conversationId: string | null }) => conversationId && { conversationId },
}

export default room({
  routes: [routes],
  jobs: { cancelPointless },
  every: { carryOut: { everyMs: 1_000, run: carryOutDue } },
  on: {
    'message.received': pointless,
    'order.drafted': pointless,
    'conversation.handed_over': pointless,
    'contact.opted_out': pointless,
  },
  due: { reminder: remind, snooze: remind, follow_up: followUp },
  actions,
})
