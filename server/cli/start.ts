import { flushCompileCache } from 'node:module'
import closeWithGrace from 'close-with-grace'
import { config } from '#platform/config.ts'
import { log } from '#platform/log.ts'
import { boundYoungMemory } from '#platform/young-memory.ts'
import { openProgram } from '../main.ts'
import { greet } from './greet.ts'
import { seedDemo } from './seed-demo.ts'

/** `meanwhile` must be done before anyone is let in: the pages that are being built. */
export default async function start(_args: string[], meanwhile?: Promise<unknown>) {
  const startedAt = Date.now()
  boundYoungMemory()
  const program = await openProgram()
  const grace = closeWithGrace({ delay: 15_000 }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'stopping after an error that nobody caught')
    else log.info({ signal }, 'stopping')
    await program.close()
  })

  try {
    const demo = config.environment === 'development' && config.roles.includes('api') ? await seedDemo() : null
    await meanwhile
    await program.app?.listen({ port: config.port, host: config.host })
    log.info({ roles: config.roles, ms: Date.now() - startedAt }, 'Salesboy is open')
    if (program.app) greet(demo)
    flushCompileCache()
  } catch (error) {
    grace.uninstall()
    await program.close()
    throw error
  }
}
