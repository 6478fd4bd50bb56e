import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Business, businesses, type Split } from './businesses.ts'
import { makeWorld } from './make-world.ts'

/** Writes the worlds chosen into `out`, one folder each, and answers the folders. */
export function writeWorlds(out: string, chosen: { only?: string; split?: Split } = {}): string[] {
  const wanted = businesses.filter((business) => isWanted(business, chosen))
  return wanted.map((business) => {
    const folder = join(out, business.slug)
    for (const [path, bytes] of makeWorld(business).files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    return folder
  })
}

const isWanted = ({ slug, split }: Business, chosen: { only?: string; split?: Split }) =>
  (!chosen.only || chosen.only === slug) && (!chosen.split || chosen.split === split)
