import type { Inbox } from '@salesboy/contract/inboxes'
import { ExternalLink } from 'lucide-react'
import { buttonStyle } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Copy, CopyField } from '@/ui/copy.tsx'

/** What has to be carried to the provider's console or to one's own website. */
export function WhatToPaste({ inbox }: { inbox: Inbox }) {
  if (inbox.chatUrl) return <WebChat chatUrl={inbox.chatUrl} />
  if (!inbox.hookUrl) return null
  return (
    <Card>
      <CardHeader title="At the provider" note="Messages arrive once the provider knows this address." />
      <div className="grid gap-4 px-5 pb-5">
        <Steps steps={steps[inbox.channel] ?? otherSteps} />
        <CopyField label="Callback URL" text={inbox.hookUrl} />
        {inbox.verifyToken && <CopyField label="Verify token" text={inbox.verifyToken} />}
        {!inbox.hookUrl.startsWith('https:') && (
          <p className="rounded-xl bg-warn-soft px-3 py-2 text-[0.8125rem] text-warn leading-5">
            Providers only call https addresses that are reachable from the internet. Put this server behind a domain with a certificate and
            set PUBLIC_URL.
          </p>
        )}
      </div>
    </Card>
  )
}

const metaSteps = [
  'Open your app at developers.facebook.com, then Webhooks.',
  'Paste the callback URL and the verify token, and press “Verify and save”.',
  'Subscribe to the field “messages”.',
  'Come back and press “Test connection”, then write to the number from your own phone.',
]
const steps: Record<string, string[]> = {
  'whatsapp-cloud': ['Open your app at developers.facebook.com, then WhatsApp → Configuration.', ...metaSteps.slice(1)],
  instagram: ['Open your app at developers.facebook.com, then Instagram → API setup.', ...metaSteps.slice(1)],
}
const otherSteps = [
  'Open the webhook settings in the provider’s console.',
  'Paste the callback URL and save.',
  'Come back and press “Test connection”.',
]

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
      <CardHeader title="Open it to customers" note="Share the page as a link, or put the bubble on your own website." />
      <div className="grid gap-4 px-5 pb-5">
        <CopyField label="Chat page" text={chatUrl} />
        <div className="flex flex-wrap gap-2">
          <a href={chatUrl} target="_blank" rel="noopener noreferrer" className={buttonStyle({ size: 'sm' })}>
            <ExternalLink aria-hidden />
            Open the chat page
          </a>
          <Copy text={chatUrl} label="Copy the link" words />
        </div>
        <CopyField label="Bubble for your website" text={snippet} block />
        <p className="text-[0.8125rem] text-muted">Paste it before &lt;/body&gt; on every page that should show the bubble.</p>
      </div>
    </Card>
  )
}
