import { inProcess } from './in-process.ts'
import { percentiles } from './percentiles.ts'
import { type Report, times } from './report.ts'
import type { RowName } from './rows.ts'
import type { Place } from './step.ts'
import type { Decided } from './time-decisions.ts'
import type { Heard } from './time-hearing.ts'

export async function measureDecisions(place: Place, report: Report<RowName>) {
  place.say('deciding the conversations of the four worlds')
  const { decide, guards } = await inProcess<Decided>(place, 'time-decisions.ts', {})
  report.note(place.engine, 'decide', times(decide, `, ${decide.length} turns`))
  const { p50, p95 } = percentiles(guards)
  report.note(place.engine, 'guards', {
    text: `p50 ${Math.round(p50)}, p95 ${Math.round(p95)} µs`,
    numbers: { p50, p95, count: guards.length },
  })

  place.say('hearing texts of 4,096 characters')
  const { ordinary, hostile, slowest } = await inProcess<Heard>(place, 'time-hearing.ts', {})
  const worst = Math.max(...hostile)
  report.note(place.engine, 'hearing', {
    text: `ordinary ${Math.round(ordinary)} ms; of ${hostile.length} hostile ones p50 ${Math.round(percentiles(hostile).p50)}, slowest ${Math.round(worst)} ms (${JSON.stringify(slowest)})`,
    numbers: { ordinary, p50: percentiles(hostile).p50, worst },
  })
}
