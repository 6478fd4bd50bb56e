import { caseDrafts } from '@salesboy/contract/evals'
import { serve } from '#platform/http.ts'
import { draftCase } from './draft-case.ts'

export const routes = serve(caseDrafts, {
  draftCase: ({ params, query, inTenant }) => inTenant((tx) => draftCase(tx, params.id, query)),
})
