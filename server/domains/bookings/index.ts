import { room } from '#platform/room.ts'
import { servicesPart } from './for-turn.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes], forTurn: { services: servicesPart } })
