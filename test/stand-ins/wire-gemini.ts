import { type Called, type Code, json, tokensOf, vectorOf, type Wire, writtenIn } from './wire.ts'

interface Content {
  role?: string
  parts?: { text?: string; inlineData?: { mimeType: string } }[]
}

/** Gemini's generateContent and embeddings. */
export const geminiWire: Wire = {
  readChat(body, model) {
    const contents = body.contents as Content[] | undefined
    // Only these two roles exist, and a talk begins with the user.
    if (!contents?.length || contents[0]?.role !== 'user' || contents.some(({ role }) => role !== 'user' && role !== 'model')) return null
    const system = textOf(body.systemInstruction as Content | undefined)
    const config = body.generationConfig as { temperature?: number; maxOutputTokens?: number; responseMimeType?: string } | undefined
    return {
      json: config?.responseMimeType === 'application/json',
      body: {
        model,
        messages: [
          ...(system ? [{ role: 'system', content: system }] : []),
          ...contents.map((content) => ({ role: content.role === 'model' ? 'assistant' : 'user', content: textOf(content) })),
        ],
        ...(config?.temperature === undefined ? {} : { temperature: config.temperature }),
        ...(config?.maxOutputTokens === undefined ? {} : { max_tokens: config.maxOutputTokens }),
      },
    }
  },
  complete(response, body, content, finish) {
    const asked = body.messages.reduce((sum, message) => sum + tokensOf(message.content), 0)
    const usageMetadata = {
      promptTokenCount: asked,
      candidatesTokenCount: tokensOf(writtenIn(content)),
      totalTokenCount: asked + tokensOf(writtenIn(content)),
    }
    // A blocked prompt has no candidates at all, and status 200.
    if (finish === 'refusal') return json(response, 200, { promptFeedback: { blockReason: 'SAFETY' }, usageMetadata })
    json(response, 200, {
      candidates: [
        {
          index: 0,
          content: { role: 'model', parts: partsOf(content) },
          finishReason: finish === 'length' ? 'MAX_TOKENS' : 'STOP',
          safetyRatings: [],
        },
      ],
      usageMetadata,
      modelVersion: body.model,
      responseId: 'stand-in',
    })
  },
  embed(response, body) {
    const requests = (body.requests ?? [body]) as { content: Content; outputDimensionality?: number; model?: string }[]
    if (requests.some(({ model }) => !model)) return this.fail(response, 400, 'model is required', 'bad_request')
    // Unlike the full length, a shortened vector does not come at length 1.
    const values = requests.map(({ content, outputDimensionality = 3072 }) =>
      vectorOf(textOf(content), outputDimensionality).map((value) => value * 0.7),
    )
    json(response, 200, body.requests ? { embeddings: values.map((one) => ({ values: one })) } : { embedding: { values: values[0] } })
  },
  fail(response, status, message, code) {
    const retry = response.getHeader('retry-after')
    // A wrong key is 400 here, and the pause stands in the body.
    const shown = code === 'key' ? 400 : status
    response.removeHeader('retry-after')
    json(response, shown, {
      error: {
        code: shown,
        message: code === 'key' ? 'API key not valid. Please pass a valid API key.' : message,
        status: statuses[code],
        details: [
          ...(retry ? [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${String(retry)}s` }] : []),
          ...(code === 'credit' ? [{ violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }] }] : []),
        ],
      },
    })
  },
}

const textOf = (content: Content | undefined): string => (content?.parts ?? []).map(({ text }) => text ?? '').join('')

const statuses: Record<Code, string> = {
  bad_request: 'INVALID_ARGUMENT',
  key: 'INVALID_ARGUMENT',
  credit: 'RESOURCE_EXHAUSTED',
  model: 'NOT_FOUND',
  busy: 'RESOURCE_EXHAUSTED',
  server: 'INTERNAL',
}

const partsOf = (content: string | Called[]) =>
  typeof content === 'string'
    ? [{ text: content }]
    : content.map(({ name, input }) => ({ functionCall: { name, args: JSON.parse(input) as unknown } }))
