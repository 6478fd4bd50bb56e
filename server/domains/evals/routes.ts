import { Decision } from '@salesboy/contract/decision'
import { evals } from '@salesboy/contract/evals'
import { serve } from '#platform/http.ts'
import { deleteRun, endRun } from './end-run.ts'
import { listRunItems, listRuns } from './list-runs.ts'
import { readAttempt } from './read-attempt.ts'
import { readRun } from './run.ts'
import { changeCase, createCase, deleteCase } from './save-case.ts'
import { startReplay } from './start-replay.ts'
import { startPublishCheck, startRun } from './start-run.ts'
import { createSuite, deleteSuite, listCases, listSuites, renameSuite } from './suite.ts'

export const routes = serve(evals, {
  listSuites: async ({ inTenant }) => ({ items: await inTenant(listSuites) }),
  createSuite: ({ body, inTenant }) => inTenant((tx) => createSuite(tx, body.name)),
  renameSuite: ({ params, body, inTenant }) => inTenant((tx) => renameSuite(tx, params.id, body.name)),
  deleteSuite: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deleteSuite(tx, params.id)
      return null
    }),

  listCases: async ({ params, inTenant }) => ({ items: await inTenant((tx) => listCases(tx, params.id)) }),
  createCase: ({ params, body: { turnId, realNames, ...draft }, inTenant }) =>
    inTenant((tx) => createCase(tx, params.id, draft, { turnId, realNames })),
  changeCase: ({ params, body, inTenant }) => inTenant((tx) => changeCase(tx, params.id, body)),
  deleteCase: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deleteCase(tx, params.id)
      return null
    }),

  startRun: ({ body: { suiteId, personas, ...wish }, caller, inTenant }) =>
    inTenant((tx) => startRun(tx, suiteId, personas, { ...wish, by: caller.name })),
  startReplay: ({ body, caller, inTenant }) => inTenant((tx) => startReplay(tx, { ...body, by: caller.name })),
  startPublishCheck: ({ body: { k, ...draft }, caller, inTenant }) =>
    inTenant((tx) => startPublishCheck(tx, draft, { k, offline: false, by: caller.name })),
  listRuns: ({ query, inTenant }) => inTenant((tx) => listRuns(tx, query)),
  readRun: ({ params, inTenant }) => inTenant((tx) => readRun(tx, params.id)),
  listRunItems: ({ params, query, inTenant }) => inTenant((tx) => listRunItems(tx, params.id, query)),
  stopRun: ({ params, inTenant }) => inTenant((tx) => endRun(tx, params.id, 'stopped')),
  deleteRun: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deleteRun(tx, params.id)
      return null
    }),
  readAttempt: async ({ params, inTenant }) => ({ decision: Decision.parse(await inTenant((tx) => readAttempt(tx, params.id))) }),
})
