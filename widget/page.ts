import { browserPorts, wakeWithBrowser } from './browser-ports.ts'
import { openChat } from './chat.ts'
import { chatView } from './chat-view.ts'
import { h } from './dom.ts'
import { openShell } from './shell.ts'
import { words } from './words.ts'
import './page.css'

const [, inboxKey = ''] = /\/chat\/([^/]+)/.exec(location.pathname) ?? []
const chat = openChat({ base: location.origin, inboxKey }, browserPorts)
const shell = openShell('page')
const view = chatView(chat)

chat.subscribe(() => {
  const { look } = chat.state()
  if (!look) return
  shell.paint(look)
  document.title = words.chatWith(look.business)
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', look.color)
})

shell.root.append(h('main', { class: 'panel', 'aria-labelledby': 'title' }, view.element))
shell.fitKeyboard()
document.body.append(shell.host)
chat.show(true)
wakeWithBrowser(chat)
// On a phone the keyboard would cover the greeting before it was read.
if (matchMedia('(hover: hover)').matches) view.input.focus()
