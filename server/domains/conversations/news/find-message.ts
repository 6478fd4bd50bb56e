import type { Tx } from '#platform/db.ts'

/** A message of this inbox by the provider's id, locked; undefined when we do not have it. */
export const findMessage = (tx: Tx, inboxId: string, externalId: string) =>
  tx
    .selectFrom('messages')
    .select(['id', 'conversationId', 'seq', 'direction', 'contentSealed', 'reactions', 'deletedAt', 'providerAt'])
    .where('inboxId', '=', inboxId)
    .where('externalId', '=', externalId)
    .forUpdate()
    .executeTakeFirst()
