/** Whether a text is written with the keys of an English keyboard alone: then there are no other forms of its letters to unite. */
export const isPlain = (text: string): boolean => !OTHER.test(text)

const OTHER = /[^\n -~]/
