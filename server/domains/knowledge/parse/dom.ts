import { parseHTML } from 'linkedom'

/** The little of a document tree that the readers touch; the server's types know no browser. */
export interface TreeNode {
  nodeType: number
  textContent: string | null
  childNodes: Iterable<TreeNode>
  remove(): void
}

export interface TreeElement extends TreeNode {
  tagName: string
  children: ArrayLike<TreeElement> & Iterable<TreeElement>
  querySelector(selector: string): TreeElement | null
  querySelectorAll(selector: string): Iterable<TreeElement>
  getAttribute(name: string): string | null
  replaceWith(element: TreeElement): void
}

export interface Tree extends TreeElement {
  body: TreeElement
  createElement(name: string): TreeElement
  cloneNode(deep: true): Tree
}

export const textNode = 3
export const elementNode = 1
export const commentNode = 8

/** A tree of a page or of a fragment, which becomes the body of one. */
export function parseTree(html: string): Tree {
  const page = /<(html|body)[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
  return (parseHTML(page) as unknown as { document: Tree }).document
}
