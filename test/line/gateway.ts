import { addChannel } from '../../server/channels/index.ts'
import { openProgram } from '../../server/main.ts'
import { line } from './channel.ts'

// A process of its own that plays the gateway, with the made-up channel among the real ones.
addChannel(line)
await openProgram(['gateway'])
console.log('ready')
