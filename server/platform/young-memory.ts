import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

const enough = 48 * 1024 * 1024

/**
 * V8 doubles the space for new objects under load up to 3 × 48 MB and never gives it back; past 3 × 16 MB a desk gains nothing by it. The
 * flag for its size is read at the start of a process only, so growing is stopped here, once it is large enough.
 */
export function boundYoungMemory() {
  const observer = new PerformanceObserver(() => {
    const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
    if (!space || space.space_size * 2 <= enough) return
    setFlagsFromString('--semi-space-growth-factor=1')
    observer.disconnect()
  })
  observer.observe({ entryTypes: ['gc'] })
}
