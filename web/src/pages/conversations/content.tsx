import type { Media, MessageContent } from '@salesboy/contract/message'
import { times } from '@salesboy/contract/money'
import {
  Captions,
  CaptionsOff,
  CircleHelp,
  ClipboardList,
  Contact as ContactIcon,
  Download,
  Eye,
  FileText,
  List as ListIcon,
  MapPin,
  Paperclip,
  ShoppingBag,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { mediaUrl } from '@/lib/api.ts'
import { useFormat } from '@/lib/use-format.ts'
import { displayName, fileSize } from '@/lib/words.ts'
import { LinkedText } from '@/ui/linked-text.tsx'
import { say } from './say.ts'

/** What a message says, whatever its kind. Customers' words are only ever text. */
export function Content({ content }: { content: MessageContent }) {
  switch (content.type) {
    case 'text':
      return <LinkedText text={content.text} />
    case 'image':
    case 'sticker':
    case 'audio':
    case 'video':
    case 'document':
      return (
        <div className="grid gap-2">
          <Attachment kind={content.type} media={content.media} caption={content.caption} />
          {content.caption && <LinkedText text={content.caption} />}
          {content.transcript !== undefined && <Transcript text={content.transcript} />}
          {content.description && <Description text={content.description} />}
        </div>
      )
    case 'location':
      return <Place content={content} />
    case 'contacts':
      return <Cards cards={content.cards} />
    case 'choice':
      return (
        <Labelled icon={ListIcon} label={say.chose}>
          <LinkedText text={content.text} />
          {content.description && <p className="text-xs opacity-85">{content.description}</p>}
        </Labelled>
      )
    case 'form':
      return <Form content={content} />
    case 'order':
      return <Order content={content} />
    case 'buttons':
      return (
        <div className="grid gap-2">
          <LinkedText text={content.text} />
          {content.footer && <p className="text-xs opacity-85">{content.footer}</p>}
          <Options titles={content.buttons.map(({ title }) => title)} />
        </div>
      )
    case 'list':
      return (
        <div className="grid gap-2">
          <LinkedText text={content.text} />
          {content.sections.map((section, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sections of one message never move
            <div key={at} className="grid gap-1">
              {section.title && <p className="font-medium text-xs opacity-85">{section.title}</p>}
              <Options titles={section.rows.map(({ title, description }) => (description ? `${title} · ${description}` : title))} />
            </div>
          ))}
        </div>
      )
    case 'products':
      return (
        <Labelled icon={ShoppingBag} label={content.header}>
          <LinkedText text={content.text} />
          <Options titles={content.sections.flatMap(({ skus }) => skus)} />
        </Labelled>
      )
    case 'template':
      return (
        <Labelled icon={ClipboardList} label={say.templateSent({ name: content.name, language: content.language })}>
          {content.preview ? <LinkedText text={content.preview} /> : <LinkedText text={Object.values(content.bodyValues).join(' · ')} />}
        </Labelled>
      )
    case 'unsupported':
      return (
        <Labelled icon={CircleHelp} label={say.cannotBeShownHere}>
          <p>{content.what ? say.kindNotShown({ what: content.what }) : say.openTheChatOnThe}</p>
        </Labelled>
      )
  }
}

function Labelled({ icon: Icon, label, children }: { icon: typeof MapPin; label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <p className="flex items-center gap-1.5 font-medium text-xs opacity-90">
        <Icon className="size-3.5 shrink-0" aria-hidden />
        <span className="break-words [overflow-wrap:anywhere]">{label}</span>
      </p>
      {children}
    </div>
  )
}

const Options = ({ titles }: { titles: string[] }) => (
  <ul className="grid gap-1">
    {titles.map((title, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: options of one message never move
      <li key={at} className="break-words rounded-lg border border-current/25 px-3 py-1.5 text-center font-medium text-[0.8125rem]">
        {title}
      </li>
    ))}
  </ul>
)

type FileKind = 'image' | 'sticker' | 'audio' | 'video' | 'document'
const fileWords: Record<FileKind, string> = say.fileWords

function Attachment({ kind, media, caption }: { kind: FileKind; media: Media; caption: string | undefined }) {
  const name = displayName(media.fileName, media.voice ? say.voiceNote : fileWords[kind])
  if (!media.mediaId)
    return (
      <Labelled icon={Paperclip} label={name}>
        <p className="text-[0.8125rem]">{media.unavailable ?? say.fileComing}</p>
      </Labelled>
    )

  const url = mediaUrl(media.mediaId)
  if (kind === 'image' || kind === 'sticker')
    return (
      <a href={url} target="_blank" rel="noopener noreferrer" className="block">
        <img
          src={url}
          alt={caption ?? name}
          loading="lazy"
          className={kind === 'sticker' ? 'size-32 object-contain' : 'max-h-80 min-h-16 max-w-full rounded-xl bg-ink/8 object-cover'}
        />
      </a>
    )
  if (kind === 'audio')
    return (
      <Labelled icon={Paperclip} label={name}>
        {/* biome-ignore lint/a11y/useMediaCaption: a customer's voice note has no captions */}
        <audio controls preload="metadata" src={url} aria-label={name} className="h-10 w-60 max-w-full" />
      </Labelled>
    )
  if (kind === 'video')
    // biome-ignore lint/a11y/useMediaCaption: a customer's video has no captions
    return <video controls preload="metadata" src={url} aria-label={name} className="max-h-80 max-w-full rounded-xl bg-ink/8" />
  return (
    <a
      href={url}
      download={media.fileName ?? ''}
      className="flex items-center gap-3 rounded-xl border border-current/20 px-3 py-2 hover:bg-ink/5"
    >
      <FileText className="size-6 shrink-0" strokeWidth={1.6} aria-hidden />
      <span className="min-w-0 flex-1">
        <span className="block break-words font-medium [overflow-wrap:anywhere]">{name}</span>
        <span className="text-xs opacity-85">{media.sizeBytes === undefined ? media.mimeType : fileSize(media.sizeBytes)}</span>
      </span>
      <Download className="size-4 shrink-0" aria-label={say.download} />
    </a>
  )
}

/** A recording's words, as a machine wrote them down. */
const Transcript = ({ text }: { text: string }) => (
  <Labelled icon={text ? Captions : CaptionsOff} label={text ? say.writtenByMachine : say.notUnderstood}>
    {text && (
      <blockquote dir="auto" className="border-current/25 border-l-2 pl-2.5">
        <LinkedText text={text} />
      </blockquote>
    )}
  </Labelled>
)

/** Never shown to the customer. */
const Description = ({ text }: { text: string }) => (
  <Labelled icon={Eye} label={say.seenByMachine}>
    <p dir="auto" className="break-words text-[0.8125rem] opacity-85 [overflow-wrap:anywhere]">
      {text}
    </p>
  </Labelled>
)

function Place({ content }: { content: Extract<MessageContent, { type: 'location' }> }) {
  const { latitude, longitude, name, address } = content
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
  return (
    <Labelled icon={MapPin} label={displayName(name, say.location)}>
      {address && <p className="break-words">{address}</p>}
      <a href={map} target="_blank" rel="noopener noreferrer" className="underline underline-offset-2">
        {latitude.toFixed(5)}, {longitude.toFixed(5)}
      </a>
    </Labelled>
  )
}

function Cards({ cards }: { cards: Extract<MessageContent, { type: 'contacts' }>['cards'] }) {
  return (
    <div className="grid gap-2">
      {cards.map((card, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards of one message never move
        <Labelled key={at} icon={ContactIcon} label={displayName(card.name)}>
          {card.phones.map((phone) => (
            <LinkedText key={phone} text={phone} />
          ))}
          {card.emails.map((email) => (
            <LinkedText key={email} text={email} />
          ))}
        </Labelled>
      ))}
    </div>
  )
}

function Form({ content }: { content: Extract<MessageContent, { type: 'form' }> }) {
  const answers = typeof content.answers === 'object' && content.answers !== null ? Object.entries(content.answers) : []
  return (
    <Labelled icon={ClipboardList} label={say.filledIn({ name: content.name })}>
      {content.text && <LinkedText text={content.text} />}
      <dl className="grid gap-1 text-[0.8125rem]">
        {answers.map(([question, answer]) => (
          <div key={question}>
            <dt className="text-xs opacity-85">{question}</dt>
            <dd className="break-words">{typeof answer === 'string' ? answer : JSON.stringify(answer)}</dd>
          </div>
        ))}
      </dl>
    </Labelled>
  )
}

function Order({ content }: { content: Extract<MessageContent, { type: 'order' }> }) {
  const format = useFormat()
  return (
    <Labelled icon={ShoppingBag} label={say.order}>
      <ul className="grid gap-0.5">
        {content.items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one order never move
          <li key={at} className="flex justify-between gap-4 tabular-nums">
            <span className="break-words [overflow-wrap:anywhere]">
              {item.quantity} × {item.sku}
            </span>
            {item.unitPrice && <span className="shrink-0">{format.money(times(item.unitPrice, item.quantity))}</span>}
          </li>
        ))}
      </ul>
      {content.text && <LinkedText text={content.text} />}
    </Labelled>
  )
}
