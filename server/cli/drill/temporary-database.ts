import { randomBytes } from 'node:crypto'
import pg from 'pg'

export interface TemporaryDatabase {
  url: string
  drop(): Promise<void>
}

/** A new, empty database on the server behind `serverUrl`, beside whatever is there. The login needs the right to create one. */
export async function temporaryDatabase(serverUrl: string, purpose: 'drill' | 'bench'): Promise<TemporaryDatabase> {
  const name = `salesboy_${purpose}_${process.pid}_${randomBytes(3).toString('hex')}`
  await command(serverUrl, `create database ${name}`)
  return {
    url: Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href,
    drop: () => command(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

async function command(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
