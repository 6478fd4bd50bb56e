import { config } from './config.ts'

const hits = new Map<string, number>()

/**
 * A named place on the message's path where a test can have the process killed: FAILPOINT=after_send_before_settle
 * or FAILPOINT=after_send_before_settle:3 for the third time it is reached. Off, it costs one comparison.
 */
export function failpoint(name: string) {
  if (!config.failpoint) return
  const [wanted, nth = '1'] = config.failpoint.split(':')
  if (wanted !== name) return
  const count = (hits.get(name) ?? 0) + 1
  hits.set(name, count)
  if (count === Number(nth)) process.kill(process.pid, 'SIGKILL')
}
