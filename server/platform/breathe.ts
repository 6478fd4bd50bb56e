const waiting: (() => void)[] = []

/**
 * Lets whatever waits have its turn: health checks, hooks, sends. For work that thinks for long without waiting for anything. However
 * many breathe at once, one of them goes on, then everything else has its turn again.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) setImmediate(goOn)
  })
}

function goOn(): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(goOn)
}
