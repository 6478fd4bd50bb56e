import { skills } from '@salesboy/contract/personas'
import { simulator } from '@salesboy/contract/simulator'
import { serve } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { room } from '#platform/room.ts'
import { routes as evalRoutes } from './evals/routes.ts'
import { runCases } from './evals/run-cases.ts'
import { learnDue } from './learn.ts'
import { perceive } from './perceive.ts'
import { simulate } from './simulate.ts'
import { checkSkills, checkTryOn } from './skills/check-skills.ts'
import { listSkills } from './skills/list-skills.ts'

const routes = serve(simulator, {
  simulate({ body, inTenant, signal }) {
    if (body.messages.at(-1)?.author !== 'contact')
      throw new Problem('invalid', 'The last message must be the customer’s: it is the one to answer.')
    return simulate(inTenant, body, signal)
  },
})

const skillRoutes = serve(skills, {
  listSkills: async () => ({ items: await listSkills(), nextCursor: null }),
})

export default room({
  routes: [routes, skillRoutes, evalRoutes],
  jobs: { runCases, perceive },
  every: { learn: { everyMs: 3_000, run: () => learnDue() } },
  gates: { skills: checkTryOn },
  checks: { skills: checkSkills },
  on: {
    'run.started': { job: runCases, payload: ({ payload }) => ({ runId: payload?.runId }) },
    'message.media_fetched': { job: perceive, payload: ({ payload }) => ({ messageId: payload?.messageId }) },
  },
})
