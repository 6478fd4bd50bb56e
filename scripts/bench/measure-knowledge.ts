import { inProcess } from './in-process.ts'
import { type Report, times } from './report.ts'
import type { RowName } from './rows.ts'
import type { Searched, SearchOrder } from './search-knowledge.ts'
import type { Place } from './step.ts'

export async function measureKnowledge(place: Place, report: Report<RowName>) {
  const order: SearchOrder = { passages: place.sizes.passages }
  place.say(`reading ${order.passages} passages, then 300 questions`)
  const { passages, milliseconds } = await inProcess<Searched>(place, 'search-knowledge.ts', order)
  place.say(`  ${passages} passages were searched`)
  report.note(place.engine, 'knowledge', times(milliseconds))
}
