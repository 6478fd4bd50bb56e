import type { FastifyInstance } from 'fastify'
import { closeBells, openBells } from '#platform/bell.ts'
import { config } from '#platform/config.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { closeJobs, openJobs } from '#platform/jobs.ts'
import { log } from '#platform/log.ts'
import type { Worker } from './roles/worker.ts'
import { type House, openRooms } from './rooms.ts'

export interface Program {
  house: House
  app: FastifyInstance | null
  worker: Worker | null
  /** Stops taking work, finishes what is in hand, lets go of the database. */
  close(): Promise<void>
}

/** Opens what this process plays (ROLES) on one database. The API is ready but does not listen yet. */
export async function openProgram(roles: string[] = config.roles): Promise<Program> {
  await openDatabase()
  const house = await openRooms()
  const works = roles.includes('worker')
  await openBells()
  await openJobs(house.jobs, { work: works })

  const app = roles.includes('api') ? await (await import('./roles/api.ts')).openApi(house) : null
  const gateway = roles.includes('gateway') ? await (await import('./roles/gateway.ts')).openGateway() : null
  const worker = works ? await (await import('./roles/worker.ts')).openWorker(house) : null
  return {
    house,
    app,
    worker,
    async close() {
      await app?.close()
      await worker?.close()
      await gateway?.close()
      await closeJobs()
      await closeBells()
      await closeDatabase()
      log.info('closed')
    },
  }
}
