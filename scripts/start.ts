import { enableCompileCache } from 'node:module'

// Later starts find the types stripped and the code compiled.
enableCompileCache()
const { run } = await import('../server/cli.ts')
const { buildPages } = await import('./build-pages.ts')

// `npm start`: builds what is missing in processes of their own while the server opens its database.
const pages = buildPages()
// A failed build is told by `run`, which waits for it.
pages.catch(() => {})
await run(['start', ...process.argv.slice(2)], pages)

// npm stops its shell and leaves us behind: without the shell above us, we stop too, in good order.
const shell = process.ppid
setInterval(() => {
  if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
}, 500).unref()
