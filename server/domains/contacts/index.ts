import { room } from '#platform/room.ts'
import { actions } from './actions.ts'

export default room({ actions })
