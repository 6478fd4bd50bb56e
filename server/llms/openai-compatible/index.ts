import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { z } from 'zod'
import { fetchBelow } from '../chat-fetch.ts'
import { embeddingModelField, temperatureField } from '../fields.ts'
import { llm } from '../llm.ts'
import { isAddress, serverAddress, withScheme } from '../server-address.ts'

const address = (settings: { baseUrl: string }) => settings.baseUrl.replace(/(?<!\/)\/+$/, '')
const server = (settings: { baseUrl: string; apiKey: string }) => {
  const { base, query, isAzure } = serverAddress(settings.baseUrl)
  return createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: base,
    ...(isAzure ? { headers: { 'api-key': settings.apiKey } } : { apiKey: settings.apiKey || undefined }),
    queryParams: query,
    includeUsage: true,
    fetch: fetchBelow(base),
  })
}

/** Any server that speaks chat completions: Groq, vLLM, Ollama's /v1, LM Studio. */
export default llm({
  name: 'openai-compatible',
  label: 'OpenAI-compatible server',
  description: 'Any server that speaks chat completions: Ollama, vLLM, LM Studio, Groq and others.',
  rank: 4,
  settings: z.object({
    baseUrl: z
      .string()
      .trim()
      .max(300)
      .overwrite(withScheme)
      .refine(isAddress, 'Write the server’s address up to /v1, such as http://localhost:11434/v1.')
      .meta({ label: 'Address', help: 'Up to and including /v1, or as your provider shows it.', placeholder: 'http://localhost:11434/v1' }),
    model: z
      .string()
      .trim()
      .min(1, 'Write the model’s name as the server lists it.')
      .max(200)
      .meta({ label: 'Model', placeholder: 'llama3.2' }),
    apiKey: z.string().trim().max(500).default('').meta({ label: 'API key', help: 'Empty for servers that need none.', secret: true }),
    temperature: temperatureField,
    embeddingModel: embeddingModelField(''),
    embeddingDimensions: z.int().min(16).max(8192).default(768).meta({ label: 'Length of its vectors' }),
  }),
  address,
  model: (settings) => server(settings)(settings.model),
  embedding: (settings) =>
    settings.embeddingModel
      ? { model: server(settings).embeddingModel(settings.embeddingModel), dimensions: settings.embeddingDimensions, shortens: false }
      : null,
})
