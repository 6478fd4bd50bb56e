export const kinds = ['pdf', 'docx', 'txt', 'md', 'html', 'csv', 'xlsx'] as const
export type Kind = (typeof kinds)[number]

/** A stretch of a document under one heading, "Delivery > Payment". A table stands in a section of its own. */
export interface Section {
  heading: string | null
  text: string
  table?: Table
}

export interface Table {
  header: string[]
  rows: string[][]
}

export interface Parsed {
  title: string | null
  sections: Section[]
  /** 1 where the kind has no pages. */
  pages: number
  characters: number
}

/** What a person must know when a document cannot be read: names the limit and what to do. */
export class Unreadable extends Error {}

/** Security reference §7. Sizes are of the file; characters of the text that was found in it. */
export const limits = {
  documentBytes: 20 * 1024 * 1024,
  tableBytes: 30 * 1024 * 1024,
  pages: 500,
  characters: 2_000_000,
  rows: 200_000,
  columns: 100,
  cellBytes: 32 * 1024,
  zipEntries: 1_000,
  inflatedBytes: 100 * 1024 * 1024,
  partBytes: 50 * 1024 * 1024,
  inflationRatio: 100,
  parserMs: 20_000,
  parserMegabytes: 512,
}

export const isTable = (kind: Kind) => kind === 'csv' || kind === 'xlsx'

export const maxBytes = (kind: Kind) => (isTable(kind) ? limits.tableBytes : limits.documentBytes)

export const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`
