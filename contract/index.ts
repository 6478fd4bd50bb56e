import { bookings } from './bookings.ts'
import { catalog } from './catalog.ts'
import { contacts } from './contacts.ts'
import { conversations } from './conversations.ts'
import { due } from './due.ts'
import { caseDrafts, evals } from './evals.ts'
import { identity } from './identity.ts'
import { inboxes } from './inboxes.ts'
import { insights } from './insights.ts'
import { knowledge } from './knowledge.ts'
import { models } from './models.ts'
import { orders } from './orders.ts'
import { personas, skills } from './personas.ts'
import { simulator } from './simulator.ts'
import { tasks } from './tasks.ts'
import { webChat } from './web-chat.ts'

/** Every room's routes, by the room's name. */
export const api = {
  identity,
  inboxes,
  contacts,
  conversations,
  personas,
  skills,
  models,
  knowledge,
  catalog,
  orders,
  bookings,
  tasks,
  due,
  insights,
  evals,
  caseDrafts,
  simulator,
  webChat,
}
