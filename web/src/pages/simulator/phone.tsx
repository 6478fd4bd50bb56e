import type { Decision } from '@salesboy/contract/decision'
import type { MessageContent } from '@salesboy/contract/message'
import type { PersonaChoice } from '@salesboy/contract/personas'
import { useQuery } from '@tanstack/react-query'
import { SendHorizontal, Sparkles } from 'lucide-react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useMe } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { displayName } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Mark } from '@/ui/logo.tsx'
import { say as common } from '@/ui/say.ts'
import { scrollable } from '@/ui/scrollable.ts'
import { personasQuery, versionQuery } from '../bot/queries.ts'
import { Content } from '../conversations/content.tsx'
import { Dots } from '../conversations/dots.tsx'
import { say } from './say.ts'

/** What stands in the simulated chat. `silence` is a turn in which the bot chose to say nothing. */
export type Line =
  | { author: 'contact'; text: string }
  | { author: 'bot'; content: MessageContent; decision: Decision }
  | { author: 'silence'; decision: Decision }

interface PhoneProps {
  /** Who answers; null: the bot as it is live. */
  choice: PersonaChoice | null
  lines: Line[]
  /** The decision that is explained beside the phone. */
  shown: Decision | null
  busy: boolean
  error: unknown
  onRetry: () => void
  onSay: (text: string) => void
  onWhy: (decision: Decision) => void
}

/** A phone's chat with the bot, as a customer would see it. */
export function Phone({ choice, lines, shown, busy, error, onRetry, onSay, onWhy }: PhoneProps) {
  const { tenant } = useMe()
  const settings = useSettings(choice)
  const box = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = box.current?.value.trim() ?? ''
    if (text === '' || busy || !box.current) return
    box.current.value = ''
    onSay(text)
  }
  useEffect(() => {
    if (!busy && matchMedia('(pointer: fine)').matches) box.current?.focus({ preventScroll: true })
  }, [busy])
  return (
    <section
      aria-label={say.phone}
      className="mx-auto w-full max-w-96 rounded-[2.75rem] bg-[oklch(0.2_0.014_55)] p-2.5 shadow-lift dark:ring-1 dark:ring-line"
    >
      <div className="flex h-[38rem] max-h-[calc(100dvh-11rem)] min-h-96 flex-col overflow-hidden rounded-[2.2rem] bg-surface">
        <header className="flex items-center gap-3 border-line border-b bg-canvas px-5 pt-4 pb-3">
          <Mark className="size-9" />
          <div className="min-w-0 leading-4.5">
            <p className="truncate font-semibold">{displayName(settings?.agentName, say.bot)}</p>
            <p className="truncate text-muted text-xs">{displayName(tenant.name)}</p>
          </div>
        </header>
        <div
          role="log"
          aria-label={say.chat}
          {...scrollable}
          className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto px-3.5 focus-visible:outline-offset-[-3px]"
        >
          <div className="mt-auto grid gap-2 py-4">
            {lines.length === 0 && settings?.greeting && (
              <p className="max-w-[85%] justify-self-start rounded-2xl rounded-bl-md bg-bot-soft px-3.5 py-2 leading-6">
                {settings.greeting}
              </p>
            )}
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added
              <PhoneLine key={at} line={line} chosen={line.author !== 'contact' && line.decision === shown} onWhy={onWhy} />
            ))}
            {busy && (
              <div className="justify-self-start rounded-2xl rounded-bl-md bg-bot-soft px-4 py-2">
                <Dots label={say.theBotIsWriting} />
              </div>
            )}
            {error !== null && error !== undefined && (
              <div role="alert" className="justify-self-center rounded-xl bg-bad-soft px-3 py-2 text-center text-[0.8125rem] text-bad">
                {asProblem(error).detail}{' '}
                <button type="button" className="font-medium underline underline-offset-2" onClick={onRetry}>
                  {common.tryAgain}
                </button>
              </div>
            )}
          </div>
        </div>
        <form onSubmit={submit} className="flex items-center gap-2 border-line border-t bg-canvas p-3">
          <input
            ref={box}
            aria-label={say.writeAsACustomer}
            placeholder={say.writeAsACustomer}
            maxLength={4096}
            autoComplete="off"
            className="h-10 min-w-0 flex-1 rounded-full border border-line-strong/55 bg-raised px-4 placeholder:text-faint focus-visible:border-accent focus-visible:outline-none focus-visible:ring-3 focus-visible:ring-accent/25"
          />
          <Button type="submit" look="primary" size="icon" className="size-10 rounded-full" aria-label={say.send} disabled={busy}>
            <SendHorizontal />
          </Button>
        </form>
      </div>
    </section>
  )
}

/** How the chosen bot names itself and greets. */
function useSettings(choice: PersonaChoice | null) {
  const personas = useQuery(personasQuery).data
  const persona = personas?.find(({ id }) => id === choice?.personaId) ?? personas?.[0]
  const version = choice?.version ?? persona?.speaking ?? 0
  return useQuery({ ...versionQuery({ personaId: persona?.id ?? '', version }), enabled: persona !== undefined }).data?.settings
}

function PhoneLine({ line, chosen, onWhy }: { line: Line; chosen: boolean; onWhy: (decision: Decision) => void }) {
  if (line.author === 'contact')
    return (
      <p className="max-w-[85%] animate-rise justify-self-end whitespace-pre-wrap break-words rounded-2xl rounded-br-md bg-accent-soft px-3.5 py-2 leading-6">
        {line.text}
      </p>
    )
  return (
    <div className="grid max-w-[85%] animate-rise justify-items-start justify-self-start">
      {line.author === 'bot' ? (
        <div
          className={cn('min-w-0 max-w-full rounded-2xl rounded-bl-md bg-bot-soft px-3.5 py-2 leading-6', chosen && 'ring-1 ring-bot/40')}
        >
          <Content content={line.content} />
        </div>
      ) : (
        <p className="text-[0.8125rem] text-muted italic">{say.saysNothing}</p>
      )}
      <button
        type="button"
        onClick={() => onWhy(line.decision)}
        className="mt-0.5 inline-flex h-6 items-center gap-1 rounded-md px-1.5 text-bot text-xs hover:bg-bot-soft"
      >
        <Sparkles className="size-3" aria-hidden />
        {say.whyThisAnswer}
      </button>
    </div>
  )
}
