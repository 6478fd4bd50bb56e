import { room } from '#platform/room.ts'
import { forget } from './delete-source.ts'
import { read } from './read.ts'
import { routes } from './routes.ts'

export default room({ routes: [routes], jobs: { read, forget } })
