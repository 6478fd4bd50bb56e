import { openProgram } from '../main.ts'
import { seedDemo } from './seed-demo.ts'

export default async function seed() {
  const program = await openProgram(['worker'])
  try {
    const login = await seedDemo()
    console.log(
      login ? `Demo shop: sign in as ${login.email} with ${login.password}` : 'There is a business here already, so no demo shop was made.',
    )
  } finally {
    await program.close()
  }
}
