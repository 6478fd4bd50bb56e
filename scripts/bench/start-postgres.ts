import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const port = 54_777

export interface PostgresServer {
  url: string
  stop(): Promise<void>
}

/** The server at `given`, or one of our own from Debian's packages on a private port, flushing to disk. */
export async function startPostgres(given: string | undefined): Promise<PostgresServer> {
  if (given) return { url: given, stop: async () => {} }
  const bin = postgresPrograms()
  if (!bin) throw new Error('No Postgres: give --database-url, or install Debian’s postgresql.')

  const home = await mkdtemp(join(tmpdir(), 'salesboy-bench-postgres-'))
  const asRoot = process.getuid?.() === 0
  // Postgres refuses to run as root.
  const as = (command: string, ...args: string[]) =>
    asRoot ? run('runuser', ['-u', 'postgres', '--', command, ...args]) : run(command, args)
  if (asRoot) await run('chown', ['postgres', home])
  else await chmod(home, 0o700)

  const data = join(home, 'data')
  const stop = async () => {
    await as(join(bin, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop').catch(() => {})
    await rm(home, { recursive: true, force: true })
  }
  try {
    await as(join(bin, 'initdb'), '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8')
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${home} -c max_connections=100 -c fsync=on`
    await as(join(bin, 'pg_ctl'), '-D', data, '-l', join(home, 'log'), '-w', '-o', options, 'start')
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** Where Debian's packages put the newest version's programs; null when there are none. */
export function postgresPrograms(): string | null {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(a) - Number(b)) : []
  const version = versions.at(-1)
  return version ? `/usr/lib/postgresql/${version}/bin` : null
}
