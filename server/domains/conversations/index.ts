import { room } from '#platform/room.ts'
import { actions } from './actions.ts'
import { fetchMedia } from './media/fetch-media.ts'
import { routes } from './routes.ts'
import { visitorRoutes } from './visitor/routes.ts'

export default room({ routes: [routes, visitorRoutes], jobs: { fetchMedia }, actions })
