import type { Look } from './box.ts'
import css from './chat.css?inline'
import { h } from './dom.ts'
import { readableOn } from './readable-on.ts'

/** A place of our own in somebody's page: their styles stay out, ours stay in. */
export function openShell(mode: 'bubble' | 'page') {
  const host = h('div', { class: 'salesboy', 'data-mode': mode })
  const root = host.attachShadow({ mode: 'open' })
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    // Allowed under any content security policy, unlike a style element.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } else (root as ShadowRoot).append(h('style', {}, css))

  return {
    host,
    root,
    paint({ color }: Look) {
      host.style.setProperty('--accent', color)
      host.style.setProperty('--on-accent', readableOn(color))
    },
    /** Fits what is full-screen into what the keyboard leaves: iOS lays it over the page. */
    fitKeyboard() {
      const view = window.visualViewport
      if (!view) return
      const fit = () => {
        host.style.setProperty('--view-height', `${view.height}px`)
        host.style.setProperty('--view-top', `${view.offsetTop}px`)
      }
      view.addEventListener('resize', fit)
      view.addEventListener('scroll', fit)
      fit()
    },
  }
}
