import type { MessageContent } from '@salesboy/contract/message'
import { sql, type Tx } from '#platform/db.ts'
import { files } from '#platform/files.ts'
import { Problem } from '#platform/problem.ts'

/** How long an upload may lie about before something uses it. */
export const unusedForHours = 24
const mostAtOnce = 200

/** From now on a message needs this file: it stays as long as the message. */
export async function keepFileOf(tx: Tx, content: MessageContent): Promise<void> {
  const header = content.type === 'template' ? content.header : undefined
  const media = 'media' in content ? content.media : header && 'media' in header ? header.media : undefined
  if (!media?.mediaId) return
  const { numUpdatedRows } = await tx.updateTable('files').set({ checkAt: null }).where('id', '=', media.mediaId).executeTakeFirst()
  if (numUpdatedRows) return
  const message = 'This file is not here any more. Attach it again.'
  throw new Problem('invalid', message, { issues: [{ path: 'content.media.mediaId', message }] })
}

/** Removes uploads that no message, product or document came to use: written and not sent, a photo that was replaced. */
export async function removeUnused(tx: Tx): Promise<void> {
  const due = await tx.selectFrom('files').select('id').where('checkAt', '<', new Date()).limit(mostAtOnce).execute()
  for (const { id } of due) {
    const { rows } = await sql<{ key: string | null }>`select app.forget_unused_file(${id}) as key`.execute(tx)
    const key = rows[0]?.key
    if (key) tx.afterCommit(() => void files.delete(key))
  }
}
