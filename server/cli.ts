import { ConfigError } from '#platform/config-error.ts'
import { Problem } from '#platform/problem.ts'
import { words } from './cli/words.ts'

interface Command {
  usage: string
  about: string
  load: () => Promise<{ default: (args: string[], meanwhile?: Promise<unknown>) => Promise<void> }>
}

const commands: Record<string, Command> = {
  start: {
    usage: 'start',
    about: words.about.start,
    load: () => import('./cli/start.ts'),
  },
  migrate: { usage: 'migrate', about: words.about.migrate, load: () => import('./cli/migrate.ts') },
  seed: { usage: 'seed', about: words.about.seed, load: () => import('./cli/seed.ts') },
  user: {
    usage: 'user create --email E --password P --tenant NAME [--name N] [--role owner] [--json]',
    about: words.about.user,
    load: () => import('./cli/user.ts'),
  },
  doctor: {
    usage: 'doctor',
    about: words.about.doctor,
    load: () => import('./cli/doctor.ts'),
  },
  drill: {
    usage: 'drill [--messages N] [--customers N] [--kills N] [--seed N] [--json]',
    about: words.about.drill,
    load: () => import('./cli/drill.ts'),
  },
  eval: {
    usage: 'eval <world…> --out DIR [--score]',
    about: words.about.eval,
    load: () => import('./cli/eval.ts'),
  },
}

/** `salesboy <command>`: thin over the same code that the server runs. `meanwhile` is work that `start` waits for before it lets anyone in. */
export async function run(args: string[], meanwhile?: Promise<unknown>): Promise<void> {
  const [name = 'help', ...rest] = args
  const command = commands[name]
  if (!command) {
    console.log(help())
    process.exitCode = ['help', '--help', '-h'].includes(name) ? 0 : 2
    return
  }
  try {
    await (await command.load()).default(rest, meanwhile)
  } catch (error) {
    if (!isForPeople(error)) throw error
    console.error(`\n${(error as Error).message}\n`)
    process.exitCode = 1
  }
}

/** Parse errors of node:util's parseArgs are written for people too. */
const isForPeople = (error: unknown) =>
  error instanceof ConfigError ||
  error instanceof Problem ||
  (error instanceof Error && String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS'))

const help = () => `${words.help}

${Object.values(commands)
  .map(({ usage, about }) => `  salesboy ${usage}\n      ${about}`)
  .join('\n')}
`
