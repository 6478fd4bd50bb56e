import { config } from '#platform/config.ts'
import type { DemoLogin } from './seed-demo.ts'
import { words } from './words.ts'

/** What a newcomer needs next, on the terminal. */
export function greet(demo: DemoLogin | null) {
  const lines = [
    '',
    `  ${words.greet.open(config.publicUrl)}`,
    ...(demo
      ? [
          '',
          `  ${words.greet.signIn}`,
          `    ${words.greet.email.padEnd(9)} ${demo.email}`,
          `    ${words.greet.password.padEnd(9)} ${demo.password}`,
          '',
          `  ${words.greet.chat(demo.chatUrl)}`,
        ]
      : ['', `  ${words.greet.makeBusiness}`]),
    '',
  ]
  if (process.stdout.isTTY || config.environment === 'development') console.log(lines.join('\n'))
}
