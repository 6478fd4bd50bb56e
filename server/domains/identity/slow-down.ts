import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { asRole } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'

/** Wrong tries that cost nothing; from then on 1, 2, 4 and at last 5 seconds lie between two tries. Nobody guesses a key; some programs repeat a wrong one. */
const freeTries = { account: 5, keys: 1_000 }
const longestPauseSeconds = 5
const longestWaitSeconds = 20
const forgottenAfter = '15 minutes'

/**
 * Waits for this try's turn, when wrong ones came before it. Whatever is guessed at (an account, a caller's address) has one lane,
 * in the database, so that all processes count together. Slow, never closed: a lane is free again by itself. Not inside a transaction.
 */
export async function slowDown(kind: keyof typeof freeTries, guessed: string): Promise<void> {
  const seconds = await asRole('salesboy_auth', async (session) => {
    const { rows } = await session.query<{ seconds: number | null }>(
      `update auth.tries set "nextAt" = case when "nextAt" > now() + $2 * interval '1 second' then "nextAt" else
         greatest(now(), "nextAt") + least(power(2, least("failures" - $3, 10)), $4) * interval '1 second' end
       where "guessed" = $1 and "failures" >= $3 and "lastAt" > now() - $5::interval
       returning extract(epoch from "nextAt" - now())::float8 as seconds`,
      [keyOf(guessed), longestWaitSeconds, freeTries[kind], longestPauseSeconds, forgottenAfter],
    )
    return rows[0]?.seconds ?? 0
  })
  if (seconds > longestWaitSeconds)
    throw new Problem('rate_limited', 'Too many wrong tries are being made here. Wait a minute, then try again.', { retryAfterSeconds: 60 })
  if (seconds > 0) await wait(seconds * 1000)
}

/** A wrong try: the ones after it wait longer. */
export async function countWrong(guessed: string): Promise<void> {
  await asRole('salesboy_auth', async (session) => {
    await session.query(`delete from auth.tries where "lastAt" < now() - interval '1 day'`)
    await session.query(
      `insert into auth.tries as t ("guessed", "failures", "nextAt", "lastAt") values ($1, 1, now(), now())
       on conflict ("guessed") do update set "lastAt" = now(),
         "failures" = case when t."lastAt" > now() - $2::interval then t."failures" + 1 else 1 end`,
      [keyOf(guessed), forgottenAfter],
    )
  })
}

export async function forgetWrong(guessed: string): Promise<void> {
  await asRole('salesboy_auth', (session) => session.query('delete from auth.tries where "guessed" = $1', [keyOf(guessed)]))
}

/** What strangers type is not kept: some type their password where the address belongs. */
const keyOf = (guessed: string) => createHash('sha256').update(guessed).digest('base64url')
