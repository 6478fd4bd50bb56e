import type { Inbox } from '@salesboy/contract/inboxes'
import { ExternalLink } from 'lucide-react'
import { buttonStyle } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Copy, CopyField } from '@/ui/copy.tsx'
import { say } from './say.ts'

/** What has to be carried to the provider's console or to one's own website. */
export function WhatToPaste({ inbox, steps }: { inbox: Inbox; steps: string[] }) {
  if (inbox.chatUrl) return <WebChat chatUrl={inbox.chatUrl} />
  if (!inbox.hookUrl) return null
  return (
    <Card>
      <CardHeader title={say.atTheProvider} note={say.providerNote} />
      <div className="grid gap-4 px-5 pb-5">
        <Steps steps={steps} />
        <CopyField label={say.callbackUrl} text={inbox.hookUrl} />
        {inbox.verifyToken && <CopyField label={say.verifyToken} text={inbox.verifyToken} />}
        {!inbox.hookUrl.startsWith('https:') && (
          <p className="rounded-xl bg-warn-soft px-3 py-2 text-[0.8125rem] text-warn leading-5">{say.httpsOnly}</p>
        )}
      </div>
    </Card>
  )
}

const Steps = ({ steps }: { steps: string[] }) => (
  <ol className="grid gap-2">
    {steps.map((step, at) => (
      <li key={step} className="flex gap-3">
        <span className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-text text-xs">
          {at + 1}
        </span>
        <span className="min-w-0 pt-px">{step}</span>
      </li>
    ))}
  </ol>
)

function WebChat({ chatUrl }: { chatUrl: string }) {
  const { origin, pathname } = new URL(chatUrl)
  const key = pathname.split('/').filter(Boolean).at(-1) ?? ''
  const snippet = `<script src="${origin}/widget.js" data-inbox="${key}" async></script>`
  return (
    <Card>
      <CardHeader title={say.openItToCustomers} note={say.shareNote} />
      <div className="grid gap-4 px-5 pb-5">
        <CopyField label={say.chatPage} text={chatUrl} />
        <div className="flex flex-wrap gap-2">
          <a href={chatUrl} target="_blank" rel="noopener noreferrer" className={buttonStyle({ size: 'sm' })}>
            <ExternalLink aria-hidden />
            {say.openTheChatPage}
          </a>
          <Copy text={chatUrl} label={say.copyTheLink} words />
        </div>
        <CopyField label={say.bubble} text={snippet} block />
        <p className="text-[0.8125rem] text-muted">{say.bubbleHelp}</p>
      </div>
    </Card>
  )
}
