/** Whether a database can keep a text: a NUL or half of a surrogate pair is refused by Postgres, in a column and in JSON. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()
