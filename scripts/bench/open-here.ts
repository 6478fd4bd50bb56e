import { openDatabase } from '../../server/platform/db.ts'
import { openJobs } from '../../server/platform/jobs.ts'
import { openRooms } from '../../server/rooms.ts'

/** The house in this process, as the environment says; jobs are taken down, and whoever measures does them itself. */
export async function openHere() {
  await openDatabase()
  const { jobs } = await openRooms()
  await openJobs(jobs, { work: false })
}
