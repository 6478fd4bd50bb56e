import { room } from '#platform/room.ts'
import { actions } from './actions.ts'
import { catalogRoutes, orderRoutes } from './routes.ts'

export default room({ routes: [catalogRoutes, orderRoutes], actions })
