import { z } from 'zod'
import { Id, VersionNumber } from './common.ts'
import { Decision } from './decision.ts'
import { MessageContent } from './message.ts'
import { contract, route } from './route.ts'

export const simulator = contract({
  simulate: route({
    method: 'POST',
    path: '/simulations',
    may: 'look',
    summary: 'What would it say? The production path of a reply, with nothing sent and nothing kept',
    body: z.strictObject({
      /** The conversation so far, oldest first; the trailing contact messages are the ones to answer. */
      messages: z
        .array(z.strictObject({ author: z.enum(['contact', 'bot', 'teammate']), text: z.string().trim().min(1).max(4096) }))
        .min(1)
        .max(40),
      channel: z.string().max(60).default('web-chat'),
      contactName: z.string().max(200).optional(),
      /** Answer without the knowledge base [C-17]. */
      withoutKnowledge: z.boolean().default(false),
      /** Who answers; the default persona unless told. */
      personaId: Id.optional(),
      /** Which version of it, such as the draft; the published one unless told. */
      personaVersion: VersionNumber.optional(),
    }),
    responses: { 200: z.object({ replies: z.array(MessageContent), decision: Decision }) },
  }),
})
