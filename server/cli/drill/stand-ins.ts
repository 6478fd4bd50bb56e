import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Problem } from '#platform/problem.ts'
import type * as MetaWebhooks from '../../../test/stand-ins/meta-webhooks.ts'
import type { Orders, Send } from '../../../test/stand-ins/meta-world.ts'
import { type Child, startChild } from './child.ts'

export type { Send } from '../../../test/stand-ins/meta-world.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'stand-ins')

export interface MetaProcess {
  url: string
  token: string
  child: Child
  order(orders: Orders): Promise<void>
  /** Messages accepted after the one with this number, and status webhooks still on their way. */
  sendsAfter(seq: number): Promise<{ sends: Send[]; pending: number; undelivered: number }>
}

/** Meta's Graph API on loopback, in a process of its own. */
export async function startMetaProcess(): Promise<MetaProcess> {
  const { child, said } = await start('meta.ts')
  const { url, token } = said as { url: string; token: string }
  return {
    url,
    token,
    child,
    order: async (orders) => {
      await call(`${url}/__control`, { method: 'POST', body: JSON.stringify(orders) })
    },
    sendsAfter: async (seq) => (await call(`${url}/__control/sends?after=${seq}`)) as never,
  }
}

/** A model server on loopback that repeats what the customer wrote. */
export async function startEchoProcess(): Promise<{ baseUrl: string; child: Child }> {
  const { child, said } = await start('openai.ts')
  return { baseUrl: (said as { url: string }).url, child }
}

/** How Meta words and signs its webhooks. */
export async function metaWebhooks(): Promise<typeof MetaWebhooks> {
  return (await import(pathToFileURL(pathOf('meta-webhooks.ts')).href)) as typeof MetaWebhooks
}

async function start(file: string) {
  const child = startChild([pathOf(file), '--port', '0'], {})
  return { child, said: JSON.parse(await child.says((line) => line.startsWith('{'))) as unknown }
}

function pathOf(file: string) {
  const path = join(folder, file)
  if (existsSync(path)) return path
  throw new Problem(
    'not_found',
    'The stand-ins for WhatsApp and the model are not part of this installation. Run this in a checkout of the source code.',
  )
}

async function call(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) })
  if (!response.ok) throw new Error(`The stand-in answered ${response.status}: ${await response.text()}`)
  return response.json()
}
