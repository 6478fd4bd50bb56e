import { room } from '#platform/room.ts'
import { modelsPart } from './for-turn.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes], forTurn: { models: modelsPart } })
