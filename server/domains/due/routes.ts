import { due } from '@salesboy/contract/due'
import { serve } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { cancelDue } from './cancel-due.ts'
import { listDue } from './list-due.ts'
import { changeDue, planDue } from './plan-due.ts'

export const routes = serve(due, {
  listDueThings: ({ query, inTenant }) => inTenant((tx) => listDue(tx, query)),
  planDueThing({ body: { kind, reason, text, template, dueAt, conversationId, cancelOn }, caller, inTenant }) {
    if (kind === 'follow_up' && (!conversationId || !text))
      throw new Problem('invalid', 'A message for later needs its words and the conversation it belongs to.', {
        issues: [{ path: text ? 'conversationId' : 'text', message: 'A message for later needs this.' }],
      })
    return inTenant((tx) =>
      planDue(tx, {
        kind,
        details: { reason, text, template },
        dueAt: new Date(dueAt),
        conversationId,
        writesToContact: kind === 'follow_up',
        cancelOn,
        by: caller.name,
      }),
    )
  },
  changeDueThing: ({ params, body: { dueAt, ...words }, inTenant }) =>
    inTenant((tx) => changeDue(tx, params.id, { ...words, dueAt: dueAt ? new Date(dueAt) : undefined })),
  cancelDueThing: ({ params, inTenant }) => inTenant((tx) => cancelDue(tx, params.id)),
})
