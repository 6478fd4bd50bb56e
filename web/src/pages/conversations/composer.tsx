import type { Conversation } from '@salesboy/contract/conversations'
import type { Message, SendableContent } from '@salesboy/contract/message'
import { useQuery } from '@tanstack/react-query'
import { LoaderCircle, Lock, Paperclip, SendHorizontal, X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { upload } from '@/lib/api.ts'
import { useMay } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { fileSize } from '@/lib/words.ts'
import { Button } from '@/ui/button.tsx'
import { FileButton } from '@/ui/file-button.tsx'
import { toast } from '@/ui/toast.ts'
import { sendingQuery } from './queries.ts'
import { say } from './say.ts'
import { wordsOf } from './words-of.ts'

interface ComposerProps {
  conversation: Conversation
  replyTo: Message | null
  onCancelReply: () => void
  onSend: (content: SendableContent) => void
}

interface Attached {
  file: File
  done: number
  media?: { mediaId: string; mimeType: string; fileName: string; sizeBytes: number }
}

// What was begun stays, while the page stays open, when somebody looks into another conversation.
const drafts = new Map<string, string>()

export function Composer({ conversation, replyTo, onCancelReply, onSend }: ComposerProps) {
  const { closed, waits } = useGate(conversation)
  const [text, setText] = useState(drafts.get(conversation.id) ?? '')
  const [attached, setAttached] = useState<Attached | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)

  useEffect(() => void drafts.set(conversation.id, text), [conversation.id, text])
  useEffect(() => {
    if (replyTo) box.current?.focus()
  }, [replyTo])

  if (closed)
    return (
      <div className="flex items-start gap-3 border-line border-t bg-sunken px-4 py-3.5 pb-[max(0.875rem,env(safe-area-inset-bottom))]">
        <Lock className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />
        <p className="text-[0.8125rem] text-muted leading-5">
          <b className="font-semibold text-ink">{closed.title}</b> {closed.why}
        </p>
      </div>
    )

  const uploading = attached !== null && !attached.media
  const ready = !uploading && (attached !== null || text.trim() !== '')

  const attach = async (file: File | undefined) => {
    if (!file) return
    setAttached({ file, done: 0 })
    try {
      const media = await upload('conversations', 'uploadMedia', file, (done) =>
        setAttached((now) => (now?.file === file ? { ...now, done } : now)),
      )
      setAttached((now) => (now?.file === file ? { file, done: 1, media } : now))
    } catch (error) {
      setAttached(null)
      toast.error(asProblem(error).detail)
    }
  }
  const send = () => {
    if (!ready) return
    const words = text.trim()
    onSend(
      attached?.media
        ? { type: kindOf(attached.media.mimeType), media: attached.media, ...(words && { caption: words }) }
        : { type: 'text', text: words },
    )
    setText('')
    setAttached(null)
    box.current?.focus()
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') return replyTo ? onCancelReply() : event.currentTarget.blur()
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const phone = matchMedia('(pointer: coarse)').matches
    if (!event.ctrlKey && !event.metaKey && (event.shiftKey || phone)) return
    event.preventDefault()
    send()
  }
  const paste = (event: ClipboardEvent) => {
    const file = event.clipboardData.files[0]
    if (!file) return
    event.preventDefault()
    void attach(file)
  }

  return (
    <form
      className="border-line border-t bg-surface p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void attach(event.dataTransfer.files[0])
      }}
    >
      <div className="rounded-2xl border border-line-strong/55 bg-raised shadow-card transition-[border-color,box-shadow] focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/25">
        {replyTo && (
          <div className="flex items-center gap-2 border-line border-b px-3 py-2 text-[0.8125rem]">
            <p className="min-w-0 flex-1 truncate border-accent border-l-2 pl-2 text-muted">{wordsOf(replyTo.content)}</p>
            <Button look="ghost" size="tiny" aria-label={say.doNotAnswerThisMessage} onClick={onCancelReply}>
              <X />
            </Button>
          </div>
        )}
        {attached && <Chip attached={attached} onRemove={() => setAttached(null)} />}
        <textarea
          ref={box}
          id="composer"
          rows={1}
          value={text}
          maxLength={4096}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
          onPaste={paste}
          aria-label={say.writeAMessage}
          placeholder={attached ? say.addACaption : say.writeAMessage}
          className="field-sizing-content block max-h-48 min-h-11 w-full resize-none bg-transparent px-3.5 pt-2.5 pb-1 leading-6 placeholder:text-faint focus-visible:outline-none"
        />
        <div className="flex items-center gap-1 px-1.5 pb-1.5">
          <FileButton
            look="ghost"
            size="icon"
            aria-label={say.attachAFile}
            disabled={attached !== null}
            picks={say.fileToAttach}
            onChoose={([file]) => void attach(file)}
          >
            <Paperclip />
          </FileButton>
          <p className="min-w-0 flex-1 truncate px-1 text-muted text-xs">
            {text.length > 3800
              ? say.charactersLeft({ count: 4096 - text.length })
              : (waits ?? (conversation.handover === null ? say.sendingTakesOver : ''))}
          </p>
          <Button type="submit" look="primary" size="icon" aria-label={say.send} disabled={!ready}>
            <SendHorizontal />
          </Button>
        </div>
      </div>
    </form>
  )
}

function Chip({ attached: { file, done, media }, onRemove }: { attached: Attached; onRemove: () => void }) {
  return (
    <div className="relative m-2 mb-0 flex items-center gap-2 overflow-hidden rounded-xl bg-sunken px-3 py-2 text-[0.8125rem]">
      {media ? (
        <Paperclip className="size-4 shrink-0" aria-hidden />
      ) : (
        <LoaderCircle className="size-4 shrink-0 animate-spin" aria-hidden />
      )}
      <span className="min-w-0 flex-1 truncate">{file.name}</span>
      <span className="text-muted text-xs tabular-nums">{media ? fileSize(file.size) : `${Math.round(done * 100)}%`}</span>
      <Button look="ghost" size="tiny" aria-label={say.removeFile({ name: file.name })} onClick={onRemove}>
        <X />
      </Button>
      {!media && (
        <span
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent transition-transform"
          style={{ transform: `scaleX(${done})` }}
        />
      )}
    </div>
  )
}

/** Why nothing can be written here right now, or why it will wait, in the words of the gate that every message passes. */
function useGate({ id }: Conversation): { closed: { title: string; why: string } | null; waits: string | null } {
  const mayTalk = useMay('talk')
  const { data } = useQuery(sendingQuery(id))
  if (!mayTalk) return { closed: { title: say.youCanReadHere, why: say.roleCannotWrite }, waits: null }
  const text = data?.text
  return {
    closed: text?.outcome === 'refused' ? { title: text.detail ?? '', why: text.nextStep ?? '' } : null,
    waits: text?.outcome === 'later' ? `${text.detail} ${text.nextStep}` : null,
  }
}

function kindOf(mimeType: string): 'image' | 'audio' | 'video' | 'document' {
  if (/^image\/(jpeg|png|webp)$/.test(mimeType)) return 'image'
  if (mimeType.startsWith('audio/')) return 'audio'
  return /^video\/(mp4|3gpp)$/.test(mimeType) ? 'video' : 'document'
}
