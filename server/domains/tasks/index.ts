import { room } from '#platform/room.ts'
import { actions } from './actions.ts'
import { routes } from './routes.ts'
import { askWhetherSame, noLongerAsk } from './same-person.ts'

export default room({
  routes: [routes],
  jobs: { askWhetherSame, noLongerAsk },
  on: {
    'contact.conflict': { job: askWhetherSame, payload: ({ payload: { contactId, otherContactId } }) => ({ contactId, otherContactId }) },
    'contact.merged': { job: noLongerAsk, payload: ({ payload: { contactId, mergedId } }) => ({ contactId, otherContactId: mergedId }) },
  },
  actions,
})
