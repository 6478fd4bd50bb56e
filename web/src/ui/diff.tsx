import { wordDiff } from '@/lib/word-diff.ts'

/** What changed between two texts, in one flow of words; struck out what is gone, underlined what is new. */
export function Diff({ before, after }: { before: string; after: string }) {
  return (
    <p dir="auto" className="whitespace-pre-wrap text-[0.8125rem] leading-5 [overflow-wrap:anywhere]">
      {wordDiff(before, after).map(({ text, in: where }, at) =>
        where === 'both' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a diff never changes
          <span key={at}>{text}</span>
        ) : where === 'before' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a diff never changes
          <del key={at} className="rounded bg-bad-soft px-0.5 text-bad">
            {text}
          </del>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a diff never changes
          <ins key={at} className="rounded bg-ok-soft px-0.5 text-ok no-underline">
            {text}
          </ins>
        ),
      )}
    </p>
  )
}
