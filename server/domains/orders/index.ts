import { room } from '#platform/room.ts'
import { actions } from './actions.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes], actions })
