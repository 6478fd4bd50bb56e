import { inProcess } from './in-process.ts'
import { percentiles } from './percentiles.ts'
import { type Report, times } from './report.ts'
import type { RowName } from './rows.ts'
import type { Place } from './step.ts'
import type { Decided } from './time-decisions.ts'

export async function measureDecisions(place: Place, report: Report<RowName>) {
  place.say('deciding the conversations of the four worlds')
  const { decide, guards } = await inProcess<Decided>(place, 'time-decisions.ts', {})
  report.note(place.engine, 'decide', times(decide, `, ${decide.length} turns`))
  const { p50, p95 } = percentiles(guards)
  report.note(place.engine, 'guards', {
    text: `p50 ${Math.round(p50)}, p95 ${Math.round(p95)} µs`,
    numbers: { p50, p95, count: guards.length },
  })
}
