import { introducePublishGate } from '#domains/personas/checks.ts'
import { room } from '#platform/room.ts'
import { publishGate } from './publish-gate.ts'
import { routes } from './routes.ts'

introducePublishGate('cases', publishGate)

export default room({ routes: [routes] })
