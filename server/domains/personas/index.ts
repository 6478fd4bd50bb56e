import { room } from '#platform/room.ts'
import { personaPart } from './for-turn.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes], forTurn: { persona: personaPart } })
