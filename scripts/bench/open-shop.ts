import { readFileSync } from 'node:fs'
import { priceList, questions } from '../../server/cli/demo/cast.ts'
import { connectInbox } from '../../server/cli/drill/connect-inbox.ts'
import { type Desk, openDesk } from '../../server/cli/drill/desk.ts'
import { type MetaProcess, startMetaProcess } from '../../server/cli/drill/stand-ins.ts'
import { interrupted } from './interruption.ts'

export interface Shop {
  desk: Desk
  meta: MetaProcess
  hookUrl: string
  /** Seconds of processor time that its processes have used so far. */
  cpuSeconds(): number
  /** The most memory one of its processes has held, in MB. */
  peakMegabytes(): number
  close(): Promise<void>
}

/** A desk in production mode with a WhatsApp number, two documents and the offline composer. */
export async function openShop(options: Pick<Parameters<typeof openDesk>[0], 'serverUrl' | 'workers' | 'prepare' | 'env'>): Promise<Shop> {
  const meta = await startMetaProcess()
  try {
    const desk = await openDesk({ purpose: 'bench', metaUrl: meta.url, ...options })
    const close = async () => {
      await meta.child.kill('SIGKILL')
      await desk.stop()
    }
    try {
      const hookUrl = await connectInbox(desk, meta, [])
      await teach(desk)
      return {
        desk,
        meta,
        hookUrl,
        close,
        cpuSeconds: () => desk.pids().reduce((sum, pid) => sum + cpuSecondsOf(pid), 0),
        peakMegabytes: () => Math.max(...desk.pids().map(peakOf)),
      }
    } catch (error) {
      await close()
      throw error
    }
  } catch (error) {
    await meta.child.kill('SIGKILL')
    throw error
  }
}

async function teach(desk: Desk) {
  for (const [name, text] of [
    ['price-list.csv', priceList],
    ['questions.md', questions],
  ] as const) {
    const form = new FormData()
    form.set('file', new File([text], name))
    const response = await fetch(`${desk.url}/api/v1/sources`, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.apiKey}` },
      body: form,
    })
    if (!response.ok) throw new Error(`${name} was not taken: ${await response.text()}`)
  }
  for (let tries = 0; tries < 600; tries++) {
    const { items } = await desk.call<{ items: { status: string }[] }>('GET', '/sources')
    if (items.every(({ status }) => status === 'ready')) return
    interrupted.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The two documents were not read within a minute.')
}

/** Linux only: user and system time in hundredths of a second, fields 14 and 15 after the name in brackets. */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

const peakOf = (pid: number) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
