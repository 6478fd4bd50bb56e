import { readStage } from '../../server/agent/stage.ts'
import { type LoadedWorld, loadWorld } from '../../server/cli/eval/load-world.ts'
import { readWorld, type World } from '../../server/cli/eval/read-world.ts'
import { runDialogue } from '../../server/cli/eval/run-dialogue.ts'
import { inTenant } from '../../server/platform/db.ts'
import { giveAnswer } from './give-answer.ts'
import { openHere } from './open-here.ts'
import { timeGuards } from './time-guards.ts'
import { worldDirs } from './worlds.ts'

export interface Decided {
  /** One for each turn. */
  decide: number[]
  /** Microseconds, one for each draft reviewed. */
  guards: number[]
}

/** What customers say in the worlds' conversations, decided in this process with their documents and goods, without any model. */
async function timeDecisions(): Promise<Decided> {
  const loaded: { world: World; tenant: LoadedWorld }[] = []
  for (const dir of worldDirs()) {
    const world = readWorld(dir)
    loaded.push({ world, tenant: await loadWorld(world) })
  }
  // The first round compiles the code and loads what is kept in memory.
  await decideAll(loaded, 10)
  const decide = await decideAll(loaded)
  return { decide, guards: await timeGuards(await inTenant(loaded[0]!.tenant.tenantId, readStage)) }
}

async function decideAll(loaded: { world: World; tenant: LoadedWorld }[], dialogues?: number): Promise<number[]> {
  const milliseconds: number[] = []
  for (const { world, tenant } of loaded) {
    const stage = await inTenant(tenant.tenantId, readStage)
    for (const dialogue of world.dialogues.slice(0, dialogues))
      for (const { decision } of await runDialogue(stage, dialogue)) if (decision) milliseconds.push(decision.durationMs)
  }
  return milliseconds
}

if (import.meta.main) {
  await openHere()
  giveAnswer(await timeDecisions())
}
