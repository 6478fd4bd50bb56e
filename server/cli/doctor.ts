import { allChannels } from '#channels/index.ts'
import { tenantIds } from '#domains/identity/tenant-ids.ts'
import { presentInboxes, readInbox } from '#domains/inboxes/inbox.ts'
import { config } from '#platform/config.ts'
import { closeDatabase, database, databaseAnswers, inTenant, openDatabase, query } from '#platform/db.ts'
import { openVault } from '#platform/secrets.ts'
import { pagesAreBuilt } from '../roles/api.ts'

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

  find('configuration', true, `${config.environment}, roles ${config.roles.join(', ')}, address ${config.publicUrl}`)
  if (!config.publicUrl.startsWith('https:'))
    find(
      'public address',
      config.environment !== 'production',
      'Providers deliver to https only: set PUBLIC_URL to your https address before you connect WhatsApp.',
    )
  find('pages', pagesAreBuilt(), pagesAreBuilt() ? 'dashboard and chat page are built' : 'Run “npm start” once, which builds them.')

  await openDatabase()
  try {
    find('database', await databaseAnswers(), `${database().kind}, ${await version()}`)
    const role = (
      await query('select current_user as who, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as unbound')
    ).rows[0] as { who: string; unbound: boolean }
    find('row security', !role.unbound, `working as ${role.who}`)
    if (database().embedded) find('flush to disk', database().embedded!.syncs() > 0, `${database().embedded!.syncs()} since start`)
    find(
      'channels',
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
      find(`keys of ${tenantId.slice(-8)}`, true, 'the data key opens')
      for (const inbox of inboxes) {
        const { channel, settings } = await inTenant(tenantId, (tx) => readInbox(tx, inbox.id))
        const checked = (await channel.check?.(settings, AbortSignal.timeout(15_000))) ?? { ok: true, detail: 'no connection of its own' }
        find(
          `${channel.label}: ${inbox.name}`.slice(0, 28),
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
