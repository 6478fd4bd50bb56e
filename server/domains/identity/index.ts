import { room } from '#platform/room.ts'
import { businessPart } from './for-turn.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes], forTurn: { business: businessPart } })
