import type { ReactNode } from 'react'

interface RichProps {
  /** Words with tags around some of them: “Press <key>j</key> to go on.” */
  text: string
  /** What stands for each tag. */
  tags: Record<string, (words: string) => ReactNode>
}

/** A sentence of a catalogue in which some words are a link, a key or bold. Tags without a meaning here stay words. */
export function Rich({ text, tags }: RichProps) {
  return text.split(/(<(\w+)>[^<]*<\/\2>)/).map((piece, at) => {
    const [, tag = '', words = ''] = /^<(\w+)>([^<]*)<\/\1>$/.exec(piece) ?? []
    // The split also yields what its inner group held: the bare name of each tag.
    if (at % 3 === 2) return null
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence
    return <span key={at}>{tags[tag]?.(words) ?? piece}</span>
  })
}
