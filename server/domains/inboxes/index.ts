import { room } from '#platform/room.ts'
import { proveDue } from './prove-inbox.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes], every: { proveDue: { everyMs: 10_000, run: proveDue } } })
