import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openChat, type Ports } from './chat.ts'

/** The server's promises in twenty lines: a token per visitor, each client id once, everything kept while it is down. */
function openServer() {
  const messages: { id: string; seq: number; clientId: string | null; author: string; content: { text: string }; token: string }[] = []
  const server = {
    down: false,
    losesAnswers: false,
    closed: false,
    badTokens: new Set<string>(),
    visits: 0,
    posts: 0,
    messages,
    says: (text: string): void => keep(null, text, 'bot', `token-${server.visits}`),
    texts: () => messages.map((message) => message.content.text),
    fetch: fetcher,
  }
  const look = { business: "Flora's shop", agentName: 'Iris', greeting: 'Hi!', color: '#0f766e' }
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

  async function fetcher(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const url = String(input)
    if (server.down) throw new TypeError('fetch failed')
    if (server.closed) return answer(404, {})
    if (url.endsWith('/visitors')) return answer(201, { ...look, token: `token-${++server.visits}`, visitorId: 'x' })

    const token = new Headers(init.headers).get('authorization')?.slice(7) ?? ''
    if (server.badTokens.has(token)) return answer(401, {})
    if (init.method === 'POST') return take(JSON.parse(String(init.body)), token)

    const after = Number(new URL(url).searchParams.get('after'))
    const newer = messages.filter((message) => message.token === token && message.seq > after)
    return answer(200, { messages: newer.slice(0, 50), thinking: false, personHasIt: false })
  }

  function keep(clientId: string | null, text: string, author: string, token: string) {
    if (clientId && messages.some((message) => message.clientId === clientId && message.token === token)) return
    const seq = messages.length + 1
    messages.push({ id: `m${seq}`, seq, clientId, author, content: { text }, token })
  }
  function take({ id, text }: { id: string; text: string }, token: string) {
    server.posts++
    if (text === 'refuse me') return answer(422, {})
    keep(id, text, 'contact', token)
    if (server.losesAnswers) throw new TypeError('connection reset')
    return answer(200, { ok: true })
  }
  return server
}

function openBrowser(server: ReturnType<typeof openServer>) {
  const kept = new Map<string, string>()
  const streams = new Set<{ up(isUp: boolean): void; nudge(): void }>()
  const ports: Ports = {
    fetch: server.fetch,
    store: { get: (key) => kept.get(key) ?? null, set: (key, value) => void kept.set(key, value) },
    live: (_, on) => {
      streams.add(on)
      return () => streams.delete(on)
    },
    online: () => true,
    visible: () => true,
  }
  return { ports, kept, streams, visit: () => openChat({ base: 'https://desk.example', inboxKey: 'flora-key' }, ports) }
}

const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const shown = (chat: ReturnType<typeof openChat>) => {
  const { messages, pending } = chat.state()
  return [...messages.map(({ content }) => (content as { text: string }).text), ...pending.map(({ text }) => text)]
}

let server: ReturnType<typeof openServer>
let browser: ReturnType<typeof openBrowser>
beforeEach(() => {
  vi.useFakeTimers()
  server = openServer()
  browser = openBrowser(server)
})
afterEach(() => void vi.useRealTimers())

test('a message shows at once and becomes the server’s own', async () => {
  const chat = browser.visit()
  chat.send('Do you have peonies?')
  expect(chat.state().pending).toMatchObject([{ text: 'Do you have peonies?', accepted: false }])
  await passes(10)
  expect(chat.state()).toMatchObject({ pending: [], messages: [{ author: 'contact' }], trouble: null, loaded: true })
})

test('a visitor who has written nothing costs one call, however long the page stays open', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(server.fetch)
  const chat = openChat({ base: '', inboxKey: 'flora-key' }, { ...browser.ports, fetch })
  chat.wake()
  await passes(120_000)
  expect(fetch).toHaveBeenCalledTimes(1)
  expect(browser.streams.size).toBe(0)
  expect(chat.state().look?.business).toBe("Flora's shop")
})

describe('nothing is lost', () => {
  test('when the network is away: it waits, says so, and leaves in order', async () => {
    const chat = browser.visit()
    chat.wake()
    await passes(10)
    server.down = true
    chat.send('one')
    chat.send('two')
    await passes(100)
    expect(chat.state().trouble).toBe('unreachable')
    expect(shown(chat)).toEqual(['one', 'two'])

    server.down = false
    await passes(31_000)
    expect(server.texts()).toEqual(['one', 'two'])
    expect(chat.state()).toMatchObject({ pending: [], trouble: null })
  })

  test('when the page is reloaded before the network is back', async () => {
    server.down = true
    browser.visit().send('written offline')
    await passes(10)

    const reloaded = openBrowser(server)
    for (const [key, value] of browser.kept) reloaded.kept.set(key, value)
    const chat = reloaded.visit()
    expect(shown(chat)).toEqual(['written offline'])
    server.down = false
    chat.wake()
    await passes(10)
    expect(server.texts()).toEqual(['written offline'])
  })

  test('when two tabs write at the same time', async () => {
    server.down = true
    browser.visit().send('from one tab')
    const other = browser.visit()
    other.send('from the other')
    await passes(10)
    server.down = false
    other.wake()
    await passes(10)
    expect(server.texts().sort()).toEqual(['from one tab', 'from the other'])
  })

  test('when a sign-in page of some hotel answers 200 to everything', async () => {
    browser.visit().wake()
    await passes(10)
    const hotel = { ...browser.ports, fetch: async () => new Response('{"welcome":true}') }
    const chat = openChat({ base: '', inboxKey: 'flora-key' }, hotel)
    chat.send('hello')
    await passes(10)
    expect(chat.state()).toMatchObject({ pending: [{ accepted: false }], trouble: 'unreachable' })
  })

  test('when an answer carries an earlier number than one already seen', async () => {
    const chat = browser.visit()
    chat.send('one')
    await passes(10)
    server.says('first')
    server.says('later')
    const first = server.messages.splice(1, 1)
    await passes(3100)
    expect(shown(chat)).toEqual(['one', 'later'])
    server.messages.push(...first)
    await passes(3100)
    expect(shown(chat)).toEqual(['one', 'first', 'later'])
  })
})

describe('nothing is doubled', () => {
  test('when the message arrived and the answer was lost', async () => {
    const chat = browser.visit()
    chat.wake()
    await passes(10)
    server.losesAnswers = true
    chat.send('only once')
    await passes(5_000)
    expect(server.posts).toBeGreaterThan(1)
    server.losesAnswers = false
    await passes(31_000)
    expect(server.texts()).toEqual(['only once'])
    expect(shown(chat)).toEqual(['only once'])
  })

  test('when one tab reads what the other is just sending', async () => {
    browser.visit().send('one')
    await passes(10)
    const tab = browser.visit()
    const other = openChat(
      { base: 'https://desk.example', inboxKey: 'flora-key' },
      {
        ...browser.ports,
        async fetch(input, init) {
          if (init?.method) return server.fetch(input, init)
          server.losesAnswers = true
          tab.send('two')
          await new Promise((resolve) => setTimeout(resolve, 1))
          return server.fetch(input, init)
        },
      },
    )
    other.wake()
    await passes(5)
    expect(other.state().messages).toHaveLength(2)
    expect(shown(other)).toEqual(['one', 'two'])
  })

  test('when the server accepted it and a new page finds it there', async () => {
    browser.visit().send('kept')
    await passes(10)
    const chat = browser.visit()
    chat.wake()
    await passes(10)
    expect(shown(chat)).toEqual(['kept'])
    expect(server.posts).toBe(1)
  })
})

describe('who the visitor is', () => {
  test('the same after a reload', async () => {
    browser.visit().send('hello')
    await passes(10)
    const chat = browser.visit()
    chat.wake()
    await passes(10)
    expect(server.visits).toBe(1)
    expect(shown(chat)).toEqual(['hello'])
  })

  test('one and the same in two tabs that open together', async () => {
    const one = browser.visit()
    const two = browser.visit()
    one.send('from one')
    two.send('from two')
    await passes(3100)
    expect(new Set(server.messages.map((message) => message.token)).size).toBe(1)
    expect(shown(one)).toEqual(shown(two))
  })

  test('a token that is no longer good is replaced once, and the message still arrives', async () => {
    const chat = browser.visit()
    chat.wake()
    await passes(10)
    server.badTokens.add('token-1')
    chat.send('still here')
    await passes(10)
    expect(server.visits).toBe(2)
    expect(server.messages).toMatchObject([{ clientId: expect.any(String), token: 'token-2' }])
  })

  test('a server that refuses every token is not asked for another one each time', async () => {
    for (let at = 1; at < 20; at++) server.badTokens.add(`token-${at}`)
    const chat = browser.visit()
    chat.send('anybody?')
    await passes(600_000)
    expect(server.visits).toBe(2)
    expect(chat.state()).toMatchObject({ trouble: 'closed', pending: [{ text: 'anybody?' }] })
  })

  test('a storage full of rubbish is a new visitor', async () => {
    browser.kept.set('salesboy:flora-key', '{"token":5,"outbox":"x","look":[]}')
    const chat = browser.visit()
    chat.send('hello')
    await passes(10)
    expect(server.texts()).toEqual(['hello'])
  })
})

test('a refused message says so, holds up no other, and can be tried again', async () => {
  const chat = browser.visit()
  chat.send('refuse me')
  chat.send('and then')
  await passes(10)
  const [refused] = chat.state().pending
  expect(refused).toMatchObject({ text: 'refuse me', failed: true })
  expect(server.texts()).toEqual(['and then'])
  chat.retry(refused?.id ?? '')
  await passes(10)
  expect(server.posts).toBe(3)
})

test('a chat that is switched off says so and comes back by itself', async () => {
  server.closed = true
  const chat = browser.visit()
  chat.send('hello')
  await passes(10)
  expect(chat.state().trouble).toBe('closed')
  server.closed = false
  await passes(61_000)
  expect(server.texts()).toEqual(['hello'])
})

test('a nudge brings the answer at once; without a stream it comes within three seconds', async () => {
  const chat = browser.visit()
  chat.send('hello')
  await passes(10)
  server.says('polled')
  await passes(3000)
  expect(shown(chat)).toEqual(['hello', 'polled'])

  const [stream] = browser.streams
  stream?.up(true)
  await passes(10)
  server.says('nudged')
  stream?.nudge()
  await passes(10)
  expect(shown(chat)).toEqual(['hello', 'polled', 'nudged'])
})

test('while the server is away, a stream that keeps failing does not hurry the retries', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(server.fetch)
  const chat = openChat({ base: 'https://desk.example', inboxKey: 'flora-key' }, { ...browser.ports, fetch })
  chat.send('hello')
  await passes(10)
  const [stream] = browser.streams
  stream?.up(true)
  await passes(10)
  server.down = true
  fetch.mockClear()
  for (let second = 0; second < 60; second++) {
    stream?.up(false)
    await passes(1000)
  }
  expect(fetch.mock.calls.length).toBeLessThan(10)
  server.down = false
  server.says('back')
  stream?.up(true)
  await passes(10)
  expect(shown(chat)).toEqual(['hello', 'back'])
})

test('a chat that was switched off holds no stream open', async () => {
  const chat = browser.visit()
  chat.send('hello')
  await passes(10)
  expect(browser.streams.size).toBe(1)
  server.closed = true
  await passes(3100)
  expect(browser.streams.size).toBe(0)
  server.closed = false
  await passes(61_000)
  expect(browser.streams.size).toBe(1)
})

test('an answer is unread until the chat is open', async () => {
  const chat = browser.visit()
  chat.send('hello')
  await passes(10)
  server.says('We do!')
  await passes(3000)
  expect(chat.state().unread).toBe(1)
  chat.show(true)
  expect(chat.state().unread).toBe(0)
  chat.show(false)
  server.says('Pink or white?')
  await passes(3000)
  expect(chat.state().unread).toBe(1)
})

test('a long conversation is read to its end', async () => {
  browser.visit().send('hello')
  await passes(10)
  for (let at = 0; at < 180; at++) server.says(`line ${at}`)
  const chat = browser.visit()
  chat.wake()
  await passes(10)
  expect(chat.state().messages).toHaveLength(181)
})
