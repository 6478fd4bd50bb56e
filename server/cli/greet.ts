import { config } from '#platform/config.ts'
import type { DemoLogin } from './seed-demo.ts'

/** What a newcomer needs next, on the terminal. */
export function greet(demo: DemoLogin | null) {
  const lines = [
    '',
    `  Salesboy is open at  ${config.publicUrl}`,
    ...(demo
      ? [
          '',
          '  Sign in to the demo shop with',
          `    e-mail    ${demo.email}`,
          `    password  ${demo.password}`,
          '',
          `  Chat with it as a customer at  ${demo.chatUrl}`,
        ]
      : ['', '  Make your business with: npx salesboy user create --email you@example.com --password … --tenant "Your shop"']),
    '',
  ]
  if (process.stdout.isTTY || config.environment === 'development') console.log(lines.join('\n'))
}
