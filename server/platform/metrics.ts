import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Prometheus metrics, served at /metrics with METRICS_TOKEN. Labels are route patterns and outcomes, never ids. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry, prefix: 'salesboy_' })

const requests = new Histogram({
  name: 'salesboy_http_seconds',
  help: 'Time to answer an HTTP request',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registry],
})
const received = new Counter({
  name: 'salesboy_messages_received_total',
  help: 'Messages received',
  labelNames: ['channel', 'outcome'],
  registers: [registry],
})
const sent = new Counter({
  name: 'salesboy_messages_sent_total',
  help: 'Sends settled',
  labelNames: ['channel', 'outcome'],
  registers: [registry],
})
const turns = new Histogram({
  name: 'salesboy_turn_seconds',
  help: 'From the first unanswered message to the decision applied',
  labelNames: ['outcome'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  registers: [registry],
})

export const observeRequest = (method: string, route: string, status: number, seconds: number) =>
  requests.observe({ method, route, status }, seconds)
export const countReceived = (channel: string, outcome: string) => received.inc({ channel, outcome })
export const countSent = (channel: string, outcome: string) => sent.inc({ channel, outcome })
export const observeTurn = (outcome: string, seconds: number) => turns.observe({ outcome }, seconds)
