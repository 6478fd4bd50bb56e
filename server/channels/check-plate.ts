import { z } from 'zod'
import type { Channel } from './channel.ts'

const count = z.int().positive()
const rate = z.object({ perMinute: count, perDay: count }).nullable()

/** What nothing else would notice missing: a channel without limits lets strangers fill the disk. */
const Plate = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,58}$/, 'is no name for an address'),
  label: z.string().min(1),
  steps: z.array(z.string()),
  accepts: z.object({ kinds: z.array(z.string()).min(1), text: count }),
  limits: z.object({
    bodyBytes: count,
    messages: z.object({ sender: rate, address: rate, inbox: rate, tenant: rate }),
    fileBytesPerDay: z.object({ sender: count, inbox: count, tenant: count }),
  }),
})

/** Throws, and so stops the start, naming the channel and what its plate lacks. */
export function checkPlate(folder: string, channel: Channel): Channel {
  const { error } = Plate.safeParse(channel)
  const faults = error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
  if (!error && channel.name !== folder) faults.push(`name: is “${channel.name}”`)
  if (faults.length)
    throw new Error(`The channel in server/channels/${folder} cannot be used: ${faults.join('; ')}. See docs/adding-a-channel.md.`)
  return channel
}
