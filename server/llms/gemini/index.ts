import { createGoogle } from '@ai-sdk/google'
import { z } from 'zod'
import { config } from '#platform/config.ts'
import { answerFetch } from '../answer-fetch.ts'
import { baseUrl } from '../base-url.ts'
import { apiKeyField, embeddingModelField, modelField, temperatureField } from '../fields.ts'
import { llm } from '../llm.ts'

const address = () => baseUrl(config.geminiBaseUrl, 'https://generativelanguage.googleapis.com/v1beta')
const server = (apiKey: string) => createGoogle({ baseURL: address(), apiKey, fetch: answerFetch })

export default llm({
  name: 'gemini',
  label: 'Google Gemini',
  description: 'Writes, reads pictures, hears voice notes. A free key allows too few calls for a shop.',
  rank: 1,
  settings: z.object({
    apiKey: apiKeyField('aistudio.google.com'),
    model: modelField('gemini-2.5-flash'),
    temperature: temperatureField,
    embeddingModel: embeddingModelField('gemini-embedding-001'),
  }),
  address,
  model: ({ apiKey, model }) => server(apiKey)(model),
  thinkingTokens: 2000,
  sees: true,
  hears: true,
  embedding: ({ apiKey, embeddingModel }) =>
    embeddingModel
      ? {
          model: server(apiKey).embeddingModel(embeddingModel),
          dimensions: 1024,
          shortens: true,
          options: (kind) => ({ google: { taskType: kind === 'question' ? 'RETRIEVAL_QUERY' : 'RETRIEVAL_DOCUMENT' } }),
        }
      : null,
})
