export interface Lock {
  packages: Record<string, { resolved?: string; link?: boolean; dependencies?: Record<string, string> }>
}

/**
 * What is wrong with package-lock.json: dependencies that nothing in it provides (npm 11 has written such locks and
 * called it success), and addresses of the registry it was made with, which other people cannot reach.
 */
export function lockFaults({ packages }: Lock): string[] {
  const missing = Object.entries(packages).flatMap(([at, { dependencies = {} }]) =>
    Object.keys(dependencies)
      .filter((name) => !isProvided(packages, at, name))
      .map((name) => `${at || 'the root'} needs ${name}, and the lock has no such package. Delete every node_modules and run npm install.`),
  )
  const hosts = new Set(
    Object.values(packages).flatMap(({ resolved }) => (resolved && /^[a-z+]+:/.test(resolved) ? [hostOf(resolved)] : [])),
  )
  return [
    ...missing,
    ...[...hosts].map((host) => `The lock names ${host}. Remove its “resolved” lines: npm asks the reader's own registry then.`),
  ]
}

/** Node looks in the package's own node_modules, then in those of the folders above it. */
function isProvided(packages: Lock['packages'], at: string, name: string): boolean {
  for (let base = at; ; ) {
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true
    if (!base) return false
    const above = base.lastIndexOf('/node_modules/')
    base = above >= 0 ? base.slice(0, above) : ''
  }
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host || address : address)
