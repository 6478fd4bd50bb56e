import { browserPorts, wakeWithBrowser } from './browser-ports.ts'
import { openChat } from './chat.ts'
import { chatView } from './chat-view.ts'
import { h, icon } from './dom.ts'
import { openShell } from './shell.ts'
import { words } from './words.ts'

declare global {
  interface Window {
    Salesboy?: { open(): void; close(): void }
  }
}

const openKey = 'salesboy:open'
const script = (document.currentScript as HTMLScriptElement | null) ?? document.querySelector<HTMLScriptElement>('script[data-inbox]')

if (script?.dataset.inbox && !window.Salesboy) {
  const { inbox, name, open } = script.dataset
  const start = () => startBubble(new URL(script.src, location.href).origin, inbox, name, open !== undefined)
  if (document.body) start()
  else document.addEventListener('DOMContentLoaded', start)
}

function startBubble(base: string, inboxKey: string, name: string | undefined, opened: boolean) {
  const chat = openChat({ base, inboxKey, name }, browserPorts)
  const shell = openShell('bubble')
  const small = matchMedia('(max-width: 480px)')
  const badge = h('span', { class: 'badge', 'aria-hidden': 'true' })
  const launcher = h(
    'button',
    { type: 'button', class: 'launcher', 'aria-label': words.open, 'aria-expanded': 'false' },
    icon('chat'),
    icon('close'),
    badge,
  )
  const view = chatView(chat, close)
  const panel = h('section', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title' }, view.element)
  let pageOverflow = ''

  launcher.addEventListener('click', () => (panel.hidden ? open() : close()))
  panel.hidden = true
  panel.addEventListener('keydown', (event) => {
    // What is typed here is none of the host page's shortcuts.
    event.stopPropagation()
    if (event.key === 'Escape') close()
    if (event.key === 'Tab' && small.matches) keepInside(event, panel)
  })

  function open() {
    show()
    if (matchMedia('(hover: hover)').matches || !small.matches) view.input.focus()
    else panel.querySelector('button')?.focus()
  }

  function show() {
    if (!panel.hidden) return
    panel.hidden = false
    launcher.setAttribute('aria-expanded', 'true')
    panel.setAttribute('aria-modal', String(small.matches))
    pageOverflow = document.documentElement.style.overflow
    if (small.matches) document.documentElement.style.overflow = 'hidden'
    remember(true)
    chat.show(true)
    view.toEnd()
  }

  function close() {
    if (panel.hidden) return
    panel.hidden = true
    launcher.setAttribute('aria-expanded', 'false')
    document.documentElement.style.overflow = pageOverflow
    remember(false)
    chat.show(false)
    launcher.focus()
  }

  chat.subscribe(() => {
    const { look, unread } = chat.state()
    if (look) shell.paint(look)
    badge.hidden = unread === 0
    badge.textContent = unread > 9 ? '9+' : String(unread)
    launcher.setAttribute('aria-label', unread > 0 ? words.openUnread(unread) : panel.hidden ? words.open : words.close)
  })

  shell.root.append(panel, launcher)
  shell.fitKeyboard()
  document.body.append(shell.host)
  window.Salesboy = { open, close }
  wakeWithBrowser(chat)
  chat.show(false)
  // Walking from page to page keeps the chat open, but never takes the focus or covers a phone's screen.
  if (opened || (remembered() && !small.matches)) show()
}

function keepInside(event: KeyboardEvent, panel: HTMLElement) {
  const stops = [...panel.querySelectorAll<HTMLElement>('button, textarea, a[href], [tabindex="0"]')].filter((stop) => stop.offsetParent)
  const edge = event.shiftKey ? stops[0] : stops.at(-1)
  if ((panel.getRootNode() as ShadowRoot).activeElement !== edge) return
  event.preventDefault()
  stops.at(event.shiftKey ? -1 : 0)?.focus()
}

function remember(isOpen: boolean) {
  try {
    sessionStorage.setItem(openKey, isOpen ? '1' : '')
  } catch {
    // Storage is forbidden here; the chat opens closed on the next page.
  }
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(openKey) === '1'
  } catch {
    return false
  }
}
