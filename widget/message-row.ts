import type { Look } from './box.ts'
import { h } from './dom.ts'
import { choicesOf, messageContent } from './message-content.ts'
import type { Item, MessageItem } from './timeline.ts'
import { words } from './words.ts'

export interface Row {
  element: HTMLElement
  /** Shows what changed about it. The words themselves stay, so that screen readers hear them once. */
  update(item: Item): void
}

/** What a row may ask for. */
export interface RowActions {
  say(text: string): void
  retry(key: string): void
}

/** One line of the conversation. */
export function messageRow(item: Item, look: Look | null, actions: RowActions): Row {
  if (item.kind !== 'message')
    return { element: h('p', { class: item.kind }, item.kind === 'day' ? dayName(item.at) : noteWords[item.note]), update() {} }

  const mine = item.author === 'contact'
  const from = mine ? words.you : words.said(speaker(item, look))
  const bubble = h('div', { class: 'bubble' }, h('span', { class: 'hidden' }, `${from} `), ...messageContent(item.content))
  const choices = choicesOf(item.content).map(({ title, description }) => {
    const button = h('button', { type: 'button', class: 'choice' }, title, description && h('small', {}, description))
    button.addEventListener('click', () => actions.say(title))
    return button
  })
  const name = h('p', { class: 'name', 'aria-hidden': 'true' }, speaker(item, look))
  const taps = choices.length > 0 && h('div', { class: 'choices' }, ...choices)
  const state = h('span')
  const retry = h('button', { type: 'button', class: 'retry' }, words.retry)
  retry.addEventListener('click', () => actions.retry(item.key))
  const meta = h('p', { class: 'meta' }, state, retry)
  const element = h('div', {}, !mine && name, bubble, meta, taps)

  function update(now: Item) {
    if (now.kind !== 'message') return
    element.className = ['row', mine ? 'mine' : 'theirs', now.first && 'first', now.last && 'last', now.state].filter(Boolean).join(' ')
    name.hidden = mine || !now.first
    retry.hidden = now.state !== 'failed'
    const text = metaOf(now)
    if (state.textContent !== text) state.textContent = text
    meta.hidden = !text
    if (taps) taps.hidden = !now.tappable
  }
  update(item)
  return { element, update }
}

const noteWords = { person_joined: words.personJoined, person_coming: words.personComing, bot_returned: words.botReturned }

function speaker({ author }: MessageItem, look: Look | null): string {
  if (author === 'bot') return look?.agentName ?? ''
  return look ? words.team(look.business) : ''
}

function metaOf({ state, last, at }: MessageItem): string {
  if (state && state !== 'sent') return words[state]
  if (!last || !at) return ''
  const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(at)
  return state === 'sent' ? `${time} · ${words.sent}` : time
}

function dayName(at: number): string {
  const daysAgo = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000)
  if (daysAgo === 0) return words.today
  if (daysAgo === 1) return words.yesterday
  return new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
}
