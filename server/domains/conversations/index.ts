import { room } from '#platform/room.ts'
import { actions } from './actions.ts'
import { fetchMedia } from './media/fetch-media.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes], jobs: { fetchMedia }, actions })
