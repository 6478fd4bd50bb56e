import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Keyboard, MessagesSquare, Search, X } from 'lucide-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useSettled } from '@/lib/hooks.ts'
import { later } from '@/lib/later.ts'
import { Button } from '@/ui/button.tsx'
import { Choices } from '@/ui/choices.tsx'
import { cn } from '@/ui/cn.ts'
import { Empty } from '@/ui/empty.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Input, Select } from '@/ui/field.tsx'
import { Rich } from '@/ui/rich.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { inboxesQuery } from '../inboxes/queries.ts'
import { ConversationList } from './conversation-list.tsx'
import { type Filter, filters } from './filters.ts'
import { isTyping } from './keys.ts'
import { conversationsQuery } from './queries.ts'
import { say } from './say.ts'

const Shortcuts = later(() => import('./shortcuts.tsx'))

/** The inbox: a list beside a thread; on a phone one or the other. */
export function ConversationsPage() {
  const { id } = useParams({ strict: false })
  return (
    <div className="flex h-full min-h-0">
      <title>{say.pageTitle}</title>
      <div className={cn('min-h-0 w-full shrink-0 flex-col border-line md:flex md:w-80 md:border-r lg:w-88', id ? 'hidden' : 'flex')}>
        <ListPane openId={id} />
      </div>
      <div className={cn('min-h-0 min-w-0 flex-1', id ? 'flex' : 'hidden md:flex')}>
        <Outlet />
      </div>
    </div>
  )
}

export const NoConversation = () => (
  <Empty icon={MessagesSquare} title={say.pickAConversation} className="m-auto">
    <Rich text={say.howToMove} tags={{ key: (words) => <kbd className="font-mono">{words}</kbd> }} />
  </Empty>
)

function ListPane({ openId }: { openId: string | undefined }) {
  const { filter = 'all', inbox } = useSearch({ from: '/shell/conversations' })
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const [help, setHelp] = useState(false)
  const search = useSettled(words.trim())
  const box = useRef<HTMLInputElement>(null)
  const inboxes = useQuery(inboxesQuery)
  const list = useInfiniteQuery(conversationsQuery({ filter, inboxId: inbox, search: search === '' ? undefined : search }))

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
      if (event.key === '?') setHelp(true)
      if (event.key !== '/') return
      event.preventDefault()
      box.current?.focus()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])

  return (
    <>
      <header className="grid gap-3 px-4 pt-4 pb-3">
        <div className="flex items-center justify-between">
          <h1 className="font-semibold text-xl tracking-[-0.025em]">{say.conversations}</h1>
          <Button
            look="ghost"
            size="tiny"
            aria-label={say.keyboardShortcuts}
            title={say.keyboardShortcutsHint}
            className="hidden md:inline-flex"
            onClick={() => setHelp(true)}
          >
            <Keyboard />
          </Button>
        </div>
        <div className="relative">
          <Search className="pointer-events-none absolute top-2.5 left-3 size-4 text-faint" aria-hidden />
          <Input
            ref={box}
            type="search"
            aria-label={say.searchLabel}
            placeholder={say.searchHint}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              setWords('')
              event.currentTarget.blur()
            }}
            className="pr-9 pl-9 [&::-webkit-search-cancel-button]:hidden"
          />
          {words && (
            <Button
              look="ghost"
              size="tiny"
              className="absolute top-1 right-1"
              aria-label={say.clearTheSearch}
              onClick={() => setWords('')}
            >
              <X />
            </Button>
          )}
        </div>
        <Choices
          label={say.show}
          options={filters.map((value) => ({ value, label: say.filters[value] }))}
          value={filter}
          onChange={(value) => void navigate({ to: '.', search: (before) => ({ ...before, filter: value === 'all' ? undefined : value }) })}
        />
        {(inboxes.data?.length ?? 0) > 1 && (
          <Select
            aria-label={say.inbox}
            value={inbox ?? ''}
            onChange={(event) => void navigate({ to: '.', search: (before) => ({ ...before, inbox: event.target.value || undefined }) })}
          >
            <option value="">{say.everyInbox}</option>
            {inboxes.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </header>
      {list.isPending ? (
        <Loading rows={7} className="px-4 pt-2 [&>div]:h-16" />
      ) : list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data.length === 0 ? (
        <Nothing filter={filter} searching={search !== ''} />
      ) : (
        <ConversationList
          items={list.data}
          openId={openId}
          more={list.hasNextPage && !list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
      {help && (
        <Suspense>
          <Shortcuts onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </>
  )
}

function Nothing({ filter, searching }: { filter: Filter; searching: boolean }) {
  const title = searching ? say.noMatch : say.nothingFor[filter]
  const next = searching ? say.noMatchNext : say.nothingForNext[filter]
  return (
    <Empty icon={searching ? Search : MessagesSquare} title={title}>
      {next}
    </Empty>
  )
}
