import type { Chat, ChatState } from './chat.ts'
import { h, icon } from './dom.ts'
import { messageRow, type Row } from './message-row.ts'
import { type Item, timeline } from './timeline.ts'
import { words } from './words.ts'

/** The chat itself: header, conversation, composer. The same inside the bubble's panel and on the hosted page. */
export function chatView(chat: Chat, close?: () => void) {
  const title = h(close ? 'h2' : 'h1', { id: 'title' }, words.chat)
  const role = h('p', { class: 'role' })
  const face = h('span', { class: 'face', 'aria-hidden': 'true' })
  const closeButton = h('button', { type: 'button', class: 'plain', 'aria-label': words.close }, icon('close'))
  const banner = h('p', { class: 'banner', role: 'status' })
  const intro = h('div', { class: 'intro' })
  const rows = h('div', { class: 'rows' })
  const typing = h('div', { class: 'typing' }, h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')))
  const spoken = h('p', { class: 'hidden', role: 'status' })
  const log = h(
    'div',
    { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': words.conversation, tabindex: '0' },
    intro,
    rows,
    typing,
  )
  const jump = h('button', { type: 'button', class: 'jump' }, icon('down'), words.newMessages)
  const input = h('textarea', {
    rows: '1',
    maxlength: '4096',
    'aria-label': words.message,
    placeholder: words.placeholder,
    enterkeyhint: 'send',
    dir: 'auto',
  })
  const form = h('form', { class: 'composer' }, input, h('button', { class: 'send', 'aria-label': words.send }, icon('send')))
  const header = h('header', {}, face, h('div', { class: 'who' }, title, role), close && closeButton)
  const element = h('div', { class: 'chat' }, header, banner, h('div', { class: 'middle' }, log, jump), spoken, form)
  const shown = new Map<string, { row: Row; content: string }>()
  let introOf = ''

  if (close) closeButton.addEventListener('click', close)
  jump.hidden = true
  jump.addEventListener('click', toEnd)
  log.addEventListener('scroll', () => {
    if (atEnd()) jump.hidden = true
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  input.addEventListener('keydown', (event) => {
    // Enter also ends a Japanese or Chinese composition; that one is not ours.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    submit()
  })
  input.addEventListener('input', grow)

  function submit() {
    const text = input.value.trim()
    input.focus()
    if (!text) return

    input.value = ''
    grow()
    say(text)
  }

  function say(text: string) {
    chat.send(text)
    toEnd()
  }

  function grow() {
    input.style.height = ''
    // Nothing to measure while the panel is hidden.
    if (input.scrollHeight) input.style.height = `${Math.min(input.scrollHeight, 140)}px`
    form.classList.toggle('ready', input.value.trim() !== '')
  }

  function render() {
    const state = chat.state()
    const wasAtEnd = atEnd()
    renderHeader(state)
    renderIntro(state)
    const grew = renderRows(timeline(state, Date.now()), state)
    typing.hidden = !state.thinking
    spoken.textContent = state.thinking && state.look ? words.typing(state.look.agentName) : ''
    if (wasAtEnd) toEnd()
    else if (grew) jump.hidden = false
    // What was said before this page opened is not news.
    if (state.loaded) log.setAttribute('aria-live', 'polite')
  }

  function renderHeader({ look, personHasIt, trouble }: ChatState) {
    title.textContent = look?.business ?? words.chat
    role.textContent = personHasIt ? words.personHere : look ? words.assistant(look.agentName) : words.starting
    face.textContent = initial(look?.business)
    const warning = trouble ? words[trouble] : ''
    if (banner.textContent !== warning) banner.textContent = warning
    banner.hidden = !trouble
  }

  function renderIntro({ look, messages }: ChatState) {
    const said = messages.find((message) => message.author !== 'contact')?.content
    const greeting = look && !(said?.type === 'text' && said.text === look.greeting) ? look.greeting : ''
    const now = JSON.stringify([look, greeting])
    if (now === introOf) return

    introOf = now
    intro.replaceChildren()
    if (!look) return
    intro.append(
      h('span', { class: 'face', 'aria-hidden': 'true' }, initial(look.business)),
      h('p', { class: 'disclosure' }, words.disclosure(look.agentName)),
    )
    if (greeting) {
      const item = {
        kind: 'message',
        key: 'greeting',
        author: 'bot',
        content: { type: 'text', text: greeting },
        at: 0,
        state: null,
      } as const
      intro.append(messageRow({ ...item, first: true, last: true, tappable: false }, look, { say, retry: chat.retry }).element)
    }
  }

  /** True when something was added that the visitor did not write. */
  function renderRows(items: Item[], { look }: ChatState): boolean {
    let grew = false
    const keys = new Set(items.map((item) => item.key))
    for (const [key, { row }] of shown) {
      if (keys.has(key)) continue
      row.element.remove()
      shown.delete(key)
    }
    items.forEach((item, at) => {
      const content = JSON.stringify(item.kind === 'message' ? [item.content, item.author !== 'contact' && look] : item)
      let known = shown.get(item.key)
      if (known?.content !== content) {
        known?.row.element.remove()
        known = { row: messageRow(item, look, { say, retry: chat.retry }), content }
        shown.set(item.key, known)
        grew ||= !(item.kind === 'message' && item.author === 'contact')
      }
      known.row.update(item)
      if (rows.children[at] !== known.row.element) rows.insertBefore(known.row.element, rows.children[at] ?? null)
    })
    return grew
  }

  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80

  function toEnd() {
    log.scrollTop = log.scrollHeight
    jump.hidden = true
  }

  chat.subscribe(render)
  render()
  grow()
  return { element, input, toEnd }
}

const initial = (name: string | undefined) => [...(name ?? '').trim()][0]?.toUpperCase() ?? ''
