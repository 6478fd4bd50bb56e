import { linkify } from '../lib/words.ts'

/** Words as they were written, with safe links. Never HTML. */
export function LinkedText({ text }: { text: string }) {
  return (
    <span dir="auto" className="whitespace-pre-wrap break-words [overflow-wrap:anywhere]">
      {linkify(text).map((piece) =>
        piece.href ? (
          <a
            key={piece.at}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer"
            className="underline decoration-current/50 underline-offset-2 hover:decoration-current"
          >
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </span>
  )
}
