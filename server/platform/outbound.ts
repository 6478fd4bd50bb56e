import { lookup as resolve } from 'node:dns'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, buildConnector, fetch as undiciFetch } from 'undici'
import { config } from './config.ts'
import { Problem } from './problem.ts'

/**
 * fetch for addresses that a user of a tenant chose: model servers, web pages, later webhooks. Only public addresses,
 * checked where the connection is made, so that neither a literal address, a name that resolves inside, nor a redirect
 * gets past it. Hosts the operator runs are exempt by exact host and port (ALLOWED_PRIVATE_HOSTS). At most 5 MB an answer,
 * on the ports that web servers have.
 */
export const outboundFetch: typeof fetch = (input, init) =>
  undiciFetch(input as never, { ...(init as object), dispatcher: guarded(), redirect: 'manual' } as never) as unknown as Promise<Response>

/** Throws `invalid` for an address that could never be reached, so that a person hears of it while they type it. */
export function checkOutboundUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new Problem('invalid', 'Write an http or https address without a user name, such as https://models.example.com/v1.')
  if (isExempt(url.hostname, url.port || (url.protocol === 'https:' ? '443' : '80'))) return url
  if (url.port && !webPorts.has(url.port))
    throw new Problem(
      'invalid',
      `Only the ports 80, 443, 8080 and 8443 can be reached. The operator of this server can allow ${url.host} with ALLOWED_PRIVATE_HOSTS=${url.host}.`,
    )
  if (isIP(bare(url.hostname)) ? !isPublic(bare(url.hostname)) : !url.hostname.includes('.'))
    throw new Problem(
      'invalid',
      `${url.host} is inside a private network. The operator of this server can allow it with ALLOWED_PRIVATE_HOSTS=${url.host}.`,
    )
  return url
}

const webPorts = new Set(['', '80', '443', '8080', '8443'])

let agent: Agent | null = null

function guarded(): Agent {
  agent ??= new Agent({ connect: connector(), headersTimeout: 30_000, bodyTimeout: 30_000, maxResponseSize: 5 << 20 })
  return agent
}

function connector(): buildConnector.connector {
  const open = buildConnector({ timeout: 5_000 })
  // A lookup of our own is not asked for literal addresses, so those are checked here.
  const openPublic = buildConnector({
    timeout: 5_000,
    lookup: (host, options, done) =>
      resolve(host, { ...options, all: true }, (error, addresses) => {
        if (error) return done(error, '', 0)
        const first = addresses[0]
        if (!first || addresses.some(({ address }) => !isPublic(address))) return done(refused(host), '', 0)
        return options.all
          ? (done as unknown as (e: null, a: typeof addresses) => void)(null, [first])
          : done(null, first.address, first.family)
      }),
  })
  return (options, done) => {
    const host = bare(options.hostname)
    if (isExempt(options.hostname, options.port)) return open(options, done)
    if (!webPorts.has(options.port) || (isIP(host) && !isPublic(host))) return done(refused(host), null)
    return openPublic(options, done)
  }
}

const bare = (host: string) => host.replace(/^\[|\]$/g, '')
const refused = (host: string) => Object.assign(new Error(`${host} is not a public address.`), { code: 'EPRIVATE' })

function isPublic(address: string): boolean {
  try {
    const parsed = ipaddr.process(address)
    if (parsed.range() !== 'unicast') return false
    if (parsed.kind() === 'ipv4') return true
    // Of IPv6, only global unicast is routed on the internet, and parts of it are tunnels into IPv4 or documentation.
    return within(parsed, '2000::/3') && !['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].some((range) => within(parsed, range))
  } catch {
    return false
  }
}

const within = (address: ipaddr.IPv4 | ipaddr.IPv6, range: string) => address.match(ipaddr.parseCIDR(range) as [ipaddr.IPv6, number])

/** On a developer's machine the machine itself is fair; on a server only what its operator names. */
function isExempt(hostname: string, port: string): boolean {
  const host = `${hostname}:${port}`
  if (config.allowedPrivateHosts.includes(host)) return true
  return config.environment !== 'production' && /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(hostname)
}
