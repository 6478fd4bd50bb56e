import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ChosenModel } from '#domains/models/chosen-model.ts'

/** A model that says what it is told to, over HTTP on loopback, so that its words go the way of every model's. */
export interface ScriptedModel {
  model: ChosenModel
  /** What it answers next; asked again, it has no source. */
  says(text: string): void
  /** How often it was asked for an answer since `says`. */
  asked(): number
  close(): Promise<void>
}

export async function openScriptedModel(): Promise<ScriptedModel> {
  let text = ''
  let asked = 0
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const isClassifier = body.includes('"raw_analysis"') || body.includes('raw_analysis')
    const content = isClassifier ? UNDERSTOOD : asked++ === 0 ? text : 'NO_SOURCE'
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({
        id: 'scripted',
        object: 'chat.completion',
        created: 0,
        model: 'scripted',
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    model: {
      id: 'scripted',
      provider: 'openai-compatible',
      settings: { baseUrl: `http://127.0.0.1:${port}/v1`, model: 'scripted', apiKey: '' },
    },
    says(next) {
      text = next
      asked = 0
    },
    asked: () => asked,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

/** To the question what a customer wants it adds nothing: our own reading stands. */
const UNDERSTOOD = JSON.stringify({ intent: 'Response', confidence: 0.9, task_type: null, payload: {}, raw_analysis: '' })
