import { createMistral } from '@ai-sdk/mistral'
import { z } from 'zod'
import { config } from '#platform/config.ts'
import { answerFetch } from '../answer-fetch.ts'
import { baseUrl } from '../base-url.ts'
import { apiKeyField, embeddingModelField, modelField, temperatureField } from '../fields.ts'
import { llm } from '../llm.ts'

const address = () => baseUrl(config.mistralBaseUrl, 'https://api.mistral.ai/v1')
const server = (apiKey: string) => createMistral({ baseURL: address(), apiKey, fetch: answerFetch })

export default llm({
  name: 'mistral',
  label: 'Mistral',
  description: 'Writes, reads pictures, hears voice notes; hosted in the European Union.',
  rank: 2,
  settings: z.object({
    apiKey: apiKeyField('console.mistral.ai'),
    model: modelField('mistral-small-latest'),
    temperature: temperatureField,
    embeddingModel: embeddingModelField('mistral-embed'),
    transcriptionModel: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .default('voxtral-mini-latest')
      .meta({ label: 'Voice note model', placeholder: 'voxtral-mini-latest' }),
  }),
  address,
  model: ({ apiKey, model }) => server(apiKey)(model),
  sees: true,
  transcriber: ({ apiKey, transcriptionModel }) => server(apiKey).transcription(transcriptionModel),
  // Always 1024; the server refuses to be asked for another length [S1-65].
  embedding: ({ apiKey, embeddingModel }) =>
    embeddingModel ? { model: server(apiKey).embeddingModel(embeddingModel), dimensions: 1024, shortens: false } : null,
})
