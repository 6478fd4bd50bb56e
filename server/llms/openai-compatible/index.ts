import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { z } from 'zod'
import { outboundFetch } from '#platform/outbound.ts'
import { llm } from '../llm.ts'

/** Any server that speaks chat completions: OpenAI, Mistral, Groq, vLLM, Ollama's /v1, LM Studio. */
export default llm({
  name: 'openai-compatible',
  label: 'OpenAI-compatible server',
  settings: z.object({
    baseUrl: z
      .url({ protocol: /^https?$/, error: 'Write the server’s address up to /v1, such as https://api.openai.com/v1.' })
      .meta({ label: 'Address', help: 'Up to and including /v1' }),
    model: z.string().min(1, 'Write the model’s name as the server lists it.').meta({ label: 'Model' }),
    apiKey: z.string().default('').meta({ label: 'API key', help: 'Empty for servers that need none', secret: true }),
    temperature: z.number().min(0).max(2).default(0.3).meta({ label: 'Temperature' }),
  }),
  model: ({ baseUrl, model, apiKey }) =>
    createOpenAICompatible({
      name: 'openai-compatible',
      baseURL: baseUrl.replace(/\/+$/, ''),
      apiKey: apiKey || undefined,
      includeUsage: true,
      fetch: outboundFetch,
    })(model),
})
