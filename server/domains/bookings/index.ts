import { room } from '#platform/room.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes] })
