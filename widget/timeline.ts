import type { VisitorMessage } from '@salesboy/contract/web-chat'
import type { ChatState } from './chat.ts'

export interface MessageItem {
  kind: 'message'
  /** The client id where there is one, so that a message keeps its place on screen when the server confirms it. */
  key: string
  author: VisitorMessage['author']
  content: VisitorMessage['content']
  at: number
  /** Of the visitor's own messages: what became of it. `sent` only until something follows. */
  state: 'sending' | 'waiting' | 'failed' | 'sent' | null
  /** First and last of a run by one author: they carry the name and the time. */
  first: boolean
  last: boolean
  /** Its buttons can be tapped: nothing was written since. */
  tappable: boolean
}

export type Item =
  | MessageItem
  | { kind: 'day'; key: string; at: number }
  | { kind: 'note'; key: string; note: 'person_joined' | 'person_coming' | 'bot_returned' }

const runMs = 5 * 60 * 1000

/** What is on screen, top to bottom: messages in the server's order, then what waits to go out, with days and who is there. */
export function timeline(state: Pick<ChatState, 'messages' | 'pending' | 'personHasIt' | 'trouble'>, now: number): Item[] {
  const messages = [
    ...state.messages.filter(wasSaid).map(fromServer),
    ...state.pending.map((pending) => fromOutbox(pending, state.trouble !== null)),
  ]
  const items: Item[] = []
  let day = new Date(now).toDateString()
  let answeredBy: VisitorMessage['author'] = 'bot'
  for (const message of messages) {
    const itsDay = new Date(message.at).toDateString()
    if (itsDay !== day) items.push({ kind: 'day', key: `day ${itsDay}`, at: message.at })
    day = itsDay

    if (message.author !== 'contact' && isPerson(message.author) !== isPerson(answeredBy)) {
      items.push({ kind: 'note', key: `note ${message.key}`, note: isPerson(message.author) ? 'person_joined' : 'bot_returned' })
    }
    if (message.author !== 'contact') answeredBy = message.author
    items.push(message)
  }
  if (state.personHasIt && !isPerson(answeredBy)) items.push({ kind: 'note', key: 'coming', note: 'person_coming' })
  return withRuns(items)
}

// A draft that was withdrawn or could not go out was never said.
const wasSaid = ({ author, status }: VisitorMessage) => author === 'contact' || (status !== 'cancelled' && status !== 'failed')

const isPerson = (author: string) => author === 'teammate' || author === 'phone'

function fromServer({ id, clientId, author, content, at }: VisitorMessage): MessageItem {
  const state = author === 'contact' ? 'sent' : null
  return { kind: 'message', key: clientId ?? id, author, content, at: Date.parse(at), state, first: true, last: true, tappable: false }
}

function fromOutbox({ id, text, at, failed, accepted }: ChatState['pending'][number], waits: boolean): MessageItem {
  const state = failed ? 'failed' : accepted ? 'sent' : waits ? 'waiting' : 'sending'
  return {
    kind: 'message',
    key: id,
    author: 'contact',
    content: { type: 'text', text },
    at,
    state,
    first: true,
    last: true,
    tappable: false,
  }
}

function withRuns(items: Item[]): Item[] {
  const sameRun = (one: Item | undefined, other: Item | undefined) =>
    one?.kind === 'message' && other?.kind === 'message' && one.author === other.author && Math.abs(other.at - one.at) < runMs
  const lastMessage = items.findLastIndex((item) => item.kind === 'message')
  return items.map((item, at) => {
    if (item.kind !== 'message') return item
    return {
      ...item,
      state: item.state === 'sent' && at !== lastMessage ? null : item.state,
      first: !sameRun(items[at - 1], item),
      last: !sameRun(item, items[at + 1]),
      tappable: at === lastMessage && item.author !== 'contact',
    }
  })
}
