import { createOpenAI } from '@ai-sdk/openai'
import { z } from 'zod'
import { config } from '#platform/config.ts'
import { baseUrl } from '../base-url.ts'
import { chatFetch } from '../chat-fetch.ts'
import { apiKeyField, embeddingModelField, modelField, temperatureField } from '../fields.ts'
import { llm } from '../llm.ts'

const address = () => baseUrl(config.openaiBaseUrl, 'https://api.openai.com/v1')
const server = (apiKey: string) => createOpenAI({ baseURL: address(), apiKey, fetch: chatFetch })

export default llm({
  name: 'openai',
  label: 'OpenAI',
  description: 'Writes, reads pictures, hears voice notes.',
  rank: 3,
  settings: z.object({
    apiKey: apiKeyField('platform.openai.com'),
    model: modelField('gpt-5-mini'),
    temperature: temperatureField,
    embeddingModel: embeddingModelField('text-embedding-3-small'),
    transcriptionModel: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .default('gpt-4o-mini-transcribe')
      .meta({ label: 'Voice note model', placeholder: 'gpt-4o-mini-transcribe' }),
  }),
  address,
  // Chat completions: what is said there is not kept by the server unless asked.
  model: ({ apiKey, model }) => server(apiKey).chat(model),
  thinkingTokens: 2000,
  sees: true,
  transcriber: ({ apiKey, transcriptionModel }) => server(apiKey).transcription(transcriptionModel),
  embedding: ({ apiKey, embeddingModel }) =>
    embeddingModel ? { model: server(apiKey).embeddingModel(embeddingModel), dimensions: 1024, shortens: true } : null,
})
