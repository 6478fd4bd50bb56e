import { run } from '../server/cli.ts'
import { buildPages } from './build-pages.ts'

// `npm start`: builds what is missing in processes of their own while this one loads the server, then is the server.
// Whatever goes wrong while loading is told by `run`, which loads the same again.
const loading = import('../server/cli/start.ts').catch(() => {})
await buildPages()
await loading
await run(['start', ...process.argv.slice(2)])

// npm stops its shell and leaves us behind: without the shell above us, we stop too, in good order.
const shell = process.ppid
setInterval(() => {
  if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
}, 500).unref()
