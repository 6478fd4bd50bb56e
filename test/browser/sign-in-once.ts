import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FullConfig, request } from '@playwright/test'

/** Flora's session, for journeys that begin behind the sign-in page: only five sign-ins a minute are let through. */
export const florasSession = join(import.meta.dirname, '..', '..', 'test-results', '.flora.json')

export default async function signInOnce({ projects }: FullConfig) {
  const { email, password } = JSON.parse(readFileSync(join(process.env.BROWSER_TEST_DATA ?? '', 'demo-login.json'), 'utf8')) as {
    email: string
    password: string
  }
  process.env.DEMO_EMAIL = email
  process.env.DEMO_PASSWORD = password

  const desk = await request.newContext({ baseURL: projects[0]?.use.baseURL ?? '' })
  const answer = await desk.post('/api/v1/session', { headers: { 'x-requested-with': 'salesboy' }, data: { email, password } })
  if (!answer.ok()) throw new Error(`Flora cannot sign in: ${await answer.text()}`)
  await desk.storageState({ path: florasSession })
  await desk.dispose()
}
