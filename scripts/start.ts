import { run } from '../server/cli.ts'
import { buildPages } from './build-pages.ts'

// `npm start`: builds what is missing in processes of their own while this one loads the server, then is the server.
// Whatever goes wrong while loading is told by `run`, which loads the same again.
const loading = import('../server/cli/start.ts').catch(() => {})
await buildPages()
await loading
await run(['start', ...process.argv.slice(2)])
