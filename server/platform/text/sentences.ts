/** The sentences of a text that somebody may read, each with its mark; a line break ends one too. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?।])\s+|\n+/u)
