import type { Overview } from '@salesboy/contract/insights'
import { useEffect, useRef, useState } from 'react'
import { useFormat } from '@/lib/use-format.ts'
import { cn } from '@/ui/cn.ts'
import { say } from './say.ts'

const height = 170
const floor = height - 22
/** Where the bars begin; the scale stands before it. */
const left = 26

/** Received and sent per hour as paired bars; the same numbers stand in a table for screen readers. */
export function DayChart({ hours }: { hours: Overview['hours'] }) {
  const format = useFormat()
  const [at, setAt] = useState<number | null>(null)
  const [figure, width] = useWidth()
  const top = niceTop(Math.max(...hours.map((hour) => Math.max(hour.received, hour.sent)), 1))
  const slot = (width - left) / Math.max(1, hours.length)
  const bar = Math.min(9, slot / 2 - 2.5)
  const tall = (count: number) => (count === 0 ? 0 : Math.max(2, (count / top) * (floor - 8)))
  const shown = at === null ? null : hours[at]
  return (
    <figure ref={figure} className="px-5 pb-4">
      <figcaption className="mb-2 flex flex-wrap items-center gap-x-4 text-muted text-xs">
        <Key className="bg-accent" words={shown ? say.receivedCount({ received: shown.received }) : say.received} />
        <Key className="bg-bot-strong" words={shown ? say.sentCount({ sent: shown.sent }) : say.sent} />
        {shown && <span className="ml-auto tabular-nums">{format.time(shown.at)}</span>}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="block h-[170px] w-full overflow-visible"
        role="img"
        aria-label={summary(hours)}
        onPointerLeave={() => setAt(null)}
      >
        {[0, 0.5, 1].map((part) => {
          const y = floor - part * (floor - 8)
          return (
            <g key={part}>
              <line x1={left} x2={width} y1={y} y2={y} stroke="var(--line)" strokeDasharray={part === 0 ? undefined : '3 4'} />
              {part > 0 && (
                <text x={left - 8} y={y + 4} textAnchor="end" className="fill-muted text-[11px] tabular-nums">
                  {top * part}
                </text>
              )}
            </g>
          )
        })}
        {hours.map((hour, index) => {
          const middle = left + index * slot + slot / 2
          return (
            <g key={hour.at} onPointerEnter={() => setAt(index)}>
              <rect x={middle - slot / 2} y="0" width={slot} height={floor} fill={at === index ? 'var(--sunken)' : 'transparent'} rx="4" />
              <rect
                x={middle - bar - 1}
                y={floor - tall(hour.received)}
                width={bar}
                height={tall(hour.received)}
                rx="2.5"
                fill="var(--accent)"
              />
              <rect x={middle + 1} y={floor - tall(hour.sent)} width={bar} height={tall(hour.sent)} rx="2.5" fill="var(--bot-strong)" />
              {index % 6 === 0 && (
                <text x={middle} y={height - 4} textAnchor="middle" className="fill-muted text-[11px] tabular-nums">
                  {format.time(hour.at)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <table className="sr-only">
        <caption>{say.messagesByTheHour}</caption>
        <thead>
          <tr>
            <th scope="col">{say.hour}</th>
            <th scope="col">{say.received}</th>
            <th scope="col">{say.sent}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour.at}>
              <th scope="row">{format.time(hour.at)}</th>
              <td>{hour.received}</td>
              <td>{hour.sent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** How wide the bars may be drawn, so that the letters keep their size on a phone. */
function useWidth() {
  const figure = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(600)
  useEffect(() => {
    if (!figure.current) return
    const watcher = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width))
    watcher.observe(figure.current)
    return () => watcher.disconnect()
  }, [])
  return [figure, width] as const
}

const Key = ({ className, words }: { className: string; words: string }) => (
  <span className="flex items-center gap-1.5 tabular-nums">
    <span className={cn('size-2 rounded-full', className)} />
    {words}
  </span>
)

function summary(hours: Overview['hours']): string {
  const sum = (of: 'received' | 'sent') => hours.reduce((total, hour) => total + hour[of], 0)
  return say.chartSummary({ received: sum('received'), sent: sum('sent') })
}

/** The next of 2, 4, 10, 20, 40, 100 … so that half of it is a whole number. */
function niceTop(most: number): number {
  for (let scale = 1; ; scale *= 10) {
    for (const step of [2, 4, 6, 10]) if (step * scale >= most) return step * scale
  }
}
