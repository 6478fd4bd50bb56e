import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from '@ai-sdk/provider'
import { z } from 'zod'
import { llm } from '../llm.ts'
import { answer } from './answer.ts'
import type { Answered, OfflineMaterial } from './material.ts'

/** The composer that needs no server, no key and no time: last in every line, so that an outage never means silence [S0-114]. */
export default llm({
  name: 'offline',
  label: 'Built-in writer',
  description: 'Answers from your facts and documents with templates. No key, no cost, nothing leaves this machine.',
  rank: 99,
  settings: z.object({}),
  address: () => '',
  model: () => composer,
})

const composer: LanguageModelV4 = {
  specificationVersion: 'v4',
  provider: 'offline',
  modelId: 'composer',
  supportedUrls: {},
  doGenerate: async (options) => {
    const { text, passages } = answerFor(options)
    return { content: [{ type: 'text', text }], finishReason, usage, warnings: [], providerMetadata: { offline: { passages } } }
  },
  doStream: async (options) => ({
    stream: new ReadableStream<LanguageModelV4StreamPart>({
      start(controller) {
        const parts: LanguageModelV4StreamPart[] = [
          { type: 'stream-start', warnings: [] },
          { type: 'text-start', id: '0' },
          { type: 'text-delta', id: '0', delta: answerFor(options).text },
          { type: 'text-end', id: '0' },
          { type: 'finish', finishReason, usage },
        ]
        for (const part of parts) controller.enqueue(part)
        controller.close()
      },
    }),
  }),
}

/** The material comes beside the prompt: what a model would have to find in prose, the composer takes as values. */
function answerFor(options: LanguageModelV4CallOptions): Answered {
  const material = options.providerOptions?.offline as unknown as OfflineMaterial | undefined
  if (!material) throw new Error('The offline composer needs its material in providerOptions.offline; build it with toProviderOptions().')
  return answer(material)
}

const finishReason = { unified: 'stop', raw: undefined } as const
const usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: 0, text: 0, reasoning: undefined },
}
