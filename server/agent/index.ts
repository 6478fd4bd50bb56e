import { simulator } from '@salesboy/contract/simulator'
import { serve } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { room } from '#platform/room.ts'
import { routes as evalRoutes } from './evals/routes.ts'
import { runCases } from './evals/run-cases.ts'
import { simulate } from './simulate.ts'

const routes = serve(simulator, {
  simulate({ body, inTenant, signal }) {
    if (body.messages.at(-1)?.author !== 'contact')
      throw new Problem('invalid', 'The last message must be the customer’s: it is the one to answer.')
    return simulate(inTenant, body, signal)
  },
})

export default room({
  routes: [routes, evalRoutes],
  jobs: { runCases },
  on: { 'run.started': { job: runCases, payload: ({ payload }) => ({ runId: payload?.runId }) } },
})
