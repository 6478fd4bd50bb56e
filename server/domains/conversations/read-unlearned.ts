import type { Decision } from '@salesboy/contract/decision'
import type { Author, MessageContent } from '@salesboy/contract/message'
import type { Tx } from '#platform/db.ts'
import { traceId } from '#platform/log.ts'
import { openVault } from '#platform/secrets.ts'
import { openContent } from './sealed-content.ts'

/** What was said in a conversation since it was last read for what it tells, with a little of what came before. */
export interface Unlearned {
  contactId: string
  learnedSeq: number
  upToSeq: number
  /** Of the newest line of theirs. */
  traceId: string
  lines: Line[]
  /** Decisions of the turns that answered these lines, oldest first. */
  turns: { upToSeq: number; decision: Decision }[]
}

export interface Line {
  id: string
  seq: number
  author: Author
  direction: 'in' | 'out'
  content: MessageContent
  at: Date
  mood: number | null
  /** Not read yet. */
  isNew: boolean
}

const mostLines = 100
const linesBefore = 12

/** Null when there is nothing new. The rest of a very long stretch comes with the next look. */
export async function readUnlearned(tx: Tx, conversationId: string): Promise<Unlearned | null> {
  const conversation = await tx
    .selectFrom('conversations')
    .select(['contactId', 'learnedSeq', 'lastSeq'])
    .where('id', '=', conversationId)
    .executeTakeFirst()
  if (!conversation || conversation.learnedSeq >= conversation.lastSeq) return null

  const vault = await openVault(tx)
  const { contactId, learnedSeq } = conversation
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'seq', 'author', 'direction', 'contentSealed', 'providerAt', 'mood', 'turnId', 'traceId'])
    .where('conversationId', '=', conversationId)
    .where('seq', '>', learnedSeq - linesBefore)
    .where('seq', '<=', learnedSeq + mostLines)
    .where('deletedAt', 'is', null)
    .orderBy('seq')
    .execute()
  const answeredBy = [...new Set(rows.flatMap(({ turnId }) => turnId ?? []))]
  const turns = answeredBy.length
    ? await tx
        .selectFrom('turns')
        .select(['id', 'upToSeq', 'decisionSealed'])
        .where('id', 'in', answeredBy)
        .where('upToSeq', '>', learnedSeq)
        .where('decisionSealed', 'is not', null)
        .orderBy('id')
        .execute()
    : []
  return {
    contactId,
    learnedSeq,
    upToSeq: Math.min(conversation.lastSeq, learnedSeq + mostLines),
    traceId: rows.findLast(({ direction }) => direction === 'in')?.traceId ?? traceId(),
    lines: rows.map(({ contentSealed, providerAt, turnId: _turnId, traceId: _traceId, ...row }) => ({
      ...row,
      author: row.author as Author,
      direction: row.direction as Line['direction'],
      content: openContent(vault, row.id, contentSealed),
      at: providerAt,
      isNew: row.seq > learnedSeq,
    })),
    turns: turns.map(({ id, upToSeq, decisionSealed }) => ({
      upToSeq,
      decision: JSON.parse(vault.open(['turns', 'decision', id], decisionSealed ?? '')) as Decision,
    })),
  }
}

/** Everything up to there has been read. False when somebody else did it meanwhile: then nothing of ours may be kept. */
export async function markLearned(
  tx: Tx,
  conversationId: string,
  { learnedSeq, upToSeq }: Pick<Unlearned, 'learnedSeq' | 'upToSeq'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('conversations')
    .set({ learnedSeq: upToSeq })
    .where('id', '=', conversationId)
    .where('learnedSeq', '=', learnedSeq)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
