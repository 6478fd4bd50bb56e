import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

test('a process whose log nobody reads any more still ends when it is told to', async () => {
  const script = `
    const { log } = await import(${JSON.stringify(new URL('./log.ts', import.meta.url).href)})
    log.info('ready')
    process.stdin.once('data', () => { log.info('stopping'); log.fatal('stopping'); log.flush(); process.exit(7) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    await once(child.stdout, 'data')
    child.stdout.destroy()
    child.stdin.write('go')
    const [code] = await once(child, 'exit', { signal: AbortSignal.timeout(20_000) })
    expect(code).toBe(7)
  } finally {
    child.kill('SIGKILL')
  }
}, 40_000)
