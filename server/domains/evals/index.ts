import { room } from '#platform/room.ts'
import { publishGate } from './publish-gate.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes], gates: { cases: publishGate } })
