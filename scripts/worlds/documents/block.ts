/** A document as its owner thinks of it; a format decides how it looks. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'question'; asks: string; says: string }
  /** Names and prices with dots, dashes or space between them. */
  | { kind: 'prices'; rows: [name: string, price: string][] }
  | { kind: 'table'; header: string[]; rows: string[][] }

export interface Paper {
  fileName: string
  title: string
  blocks: Block[]
}

export const formats = ['txt', 'md', 'html', 'docx', 'pdf', 'csv', 'xlsx'] as const
export type Format = (typeof formats)[number]
