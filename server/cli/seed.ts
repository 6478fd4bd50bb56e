import { openProgram } from '../main.ts'
import { seedDemo } from './seed-demo.ts'
import { words } from './words.ts'

export default async function seed() {
  const program = await openProgram(['worker'])
  try {
    const login = await seedDemo()
    console.log(login ? words.seed.made(login.email, login.password) : words.seed.notEmpty)
  } finally {
    await program.close()
  }
}
