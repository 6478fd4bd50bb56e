type Child = Node | string | null | false | undefined

/** One element. Attributes and text only: nothing here can parse HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child): child is Node | string => Boolean(child)))
  return element
}

const paths = {
  chat: 'M12 3c5.2 0 9 3.5 9 8s-3.8 8-9 8c-1.1 0-2.1-.15-3-.43L4.4 20.6c-.5.2-1-.25-.85-.77l.95-3.2C3.55 15.2 3 13.2 3 11c0-4.5 3.8-8 9-8Z',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M5 12h13M12.5 5.5 19 12l-6.5 6.5',
  down: 'M12 5v13M5.5 12 12 18.5 18.5 12',
  file: 'M7 3h7l5 5v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm7 0v5h5',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15.5 9.5h.01',
  pin: 'M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.8 7 11 7 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
} as const

export type IconName = keyof typeof paths

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}
