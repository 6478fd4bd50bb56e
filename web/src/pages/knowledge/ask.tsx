import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Input } from '@/ui/field.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { Passage } from '../conversations/decision-view.tsx'
import { askQuery } from './queries.ts'

/** Tries a question against the documents. */
export function Ask() {
  const [question, setQuestion] = useState('')
  const answer = useQuery({ ...askQuery(question), enabled: question !== '' })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const asked = String(new FormData(event.currentTarget).get('question')).trim()
    if (asked === question && asked !== '') void answer.refetch()
    else setQuestion(asked)
  }
  return (
    <Card className="lg:sticky lg:top-6">
      <CardHeader title="Ask the documents" note="Which passages would an answer stand on?" />
      <form onSubmit={submit} className="flex gap-2 px-5 pb-5">
        <Input name="question" aria-label="A customer’s question" placeholder="How much is delivery?" required maxLength={1000} />
        <Button type="submit" size="icon" look="primary" aria-label="Ask" busy={answer.isFetching}>
          {!answer.isFetching && <Search />}
        </Button>
      </form>
      {question !== '' && (
        <div aria-live="polite" className="border-line border-t p-4">
          {answer.isPending ? (
            <Loading rows={3} />
          ) : answer.isError ? (
            <Failure error={answer.error} onRetry={() => void answer.refetch()} className="py-2" />
          ) : answer.data.length === 0 ? (
            <p className="text-muted">Nothing in the documents answers this. The bot would say that it will ask a person.</p>
          ) : (
            <ol className="grid gap-2.5" aria-label="Passages, best first">
              {answer.data.map((passage) => (
                <Passage key={`${passage.passageId}:${passage.text}`} passage={passage} />
              ))}
            </ol>
          )}
        </div>
      )}
    </Card>
  )
}
