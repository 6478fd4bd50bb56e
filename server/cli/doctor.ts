import { allChannels } from '#channels/index.ts'
import { tenantIds } from '#domains/identity/tenant-ids.ts'
import { presentInboxes, readInbox } from '#domains/inboxes/inbox.ts'
import { config } from '#platform/config.ts'
import { closeDatabase, database, databaseAnswers, inTenant, openDatabase, query } from '#platform/db.ts'
import { openVault } from '#platform/secrets.ts'
import { pagesAreBuilt } from '../roles/api.ts'
import { words } from './words.ts'

const said = words.doctor

interface Finding {
  what: string
  ok: boolean
  detail: string
}

/** Looks at everything the desk stands on, live, and says what to do about what is wrong. Exit code 1 when something is. */
export default async function doctor() {
  const findings: Finding[] = []
  const find = (what: string, ok: boolean, detail: string) => {
    findings.push({ what, ok, detail })
    console.log(`  ${ok ? '✓' : '✗'} ${what.padEnd(28)} ${detail}`)
  }

  find(said.configuration, true, said.configured(config.environment, config.roles, config.publicUrl))
  if (!config.publicUrl.startsWith('https:')) find(said.address, config.environment !== 'production', said.needsHttps)
  find(said.pages, pagesAreBuilt(), pagesAreBuilt() ? said.pagesBuilt : said.pagesMissing)

  await openDatabase()
  try {
    find(said.database, await databaseAnswers(), `${database().kind}, ${await version()}`)
    const role = (
      await query('select current_user as who, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as unbound')
    ).rows[0] as { who: string; unbound: boolean }
    find(said.rowSecurity, !role.unbound, said.workingAs(role.who))
    if (database().embedded) find(said.flushed, database().embedded!.syncs() > 0, said.flushes(database().embedded!.syncs()))
    find(
      said.channels,
      true,
      allChannels()
        .map(({ label }) => label)
        .join(', '),
    )

    for (const tenantId of await tenantIds()) {
      const inboxes = await inTenant(tenantId, async (tx) => {
        await openVault(tx)
        return presentInboxes(tx)
      })
      find(said.keysOf(tenantId), true, said.keyOpens)
      for (const inbox of inboxes) {
        const { channel, settings } = await inTenant(tenantId, (tx) => readInbox(tx, inbox.id))
        if (inbox.ownership && inbox.ownership.state !== 'proven')
          find(said.ownerOf(inbox.name).slice(0, 28), false, said.notProven(inbox.ownership))
        const checked = (await channel.check?.(settings, AbortSignal.timeout(15_000))) ?? { ok: true, detail: said.nothingToCheck }
        find(
          said.inbox(channel.label, inbox.name).slice(0, 28),
          checked.ok,
          [checked.detail, 'nextStep' in checked ? checked.nextStep : ''].filter(Boolean).join(' '),
        )
      }
    }
  } finally {
    await closeDatabase()
  }
  if (findings.some(({ ok }) => !ok)) process.exitCode = 1
}

const version = async () => ((await query('show server_version')).rows[0] as { server_version: string }).server_version
