import type { Audience } from '@salesboy/contract/knowledge'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { Card, CardHeader } from '@/ui/card.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Field, Input, Select } from '@/ui/field.tsx'
import { Loading } from '@/ui/skeleton.tsx'
import { Found } from './found.tsx'
import { askQuery } from './queries.ts'
import { say } from './say.ts'

/** Tries a question against the documents. */
export function Ask() {
  const [question, setQuestion] = useState('')
  const [audience, setAudience] = useState<Audience>('public')
  const answer = useQuery({ ...askQuery(question, audience), enabled: question !== '' })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const asked = String(new FormData(event.currentTarget).get('question')).trim()
    if (asked === question && asked !== '') void answer.refetch()
    else setQuestion(asked)
  }
  return (
    <Card className="lg:sticky lg:top-6">
      <CardHeader title={say.askTheDocuments} note={say.askNote} />
      <form onSubmit={submit} className="grid gap-3 px-5 pb-5">
        <div className="flex gap-2">
          <Input name="question" aria-label={say.aCustomersQuestion} placeholder={say.howMuchIsDelivery} required maxLength={1000} />
          <Button type="submit" size="icon" look="primary" aria-label={say.ask} busy={answer.isFetching}>
            {!answer.isFetching && <Search />}
          </Button>
        </div>
        <Field label={say.searchAs}>
          <Select value={audience} onChange={(event) => setAudience(event.target.value as Audience)}>
            <option value="public">{say.asCustomer}</option>
            <option value="internal">{say.asTeam}</option>
          </Select>
        </Field>
      </form>
      {question !== '' && (
        <div aria-live="polite" className="border-line border-t p-4">
          {answer.isPending ? (
            <Loading rows={3} />
          ) : answer.isError ? (
            <Failure error={answer.error} onRetry={() => void answer.refetch()} className="py-2" />
          ) : answer.data.length === 0 ? (
            <p className="text-muted">{say.noAnswer}</p>
          ) : (
            <ol className="grid gap-2.5" aria-label={say.foundBestFirst}>
              {answer.data.map((passage, at) => (
                <Found key={`${passage.passageId}:${passage.text}`} passage={passage} place={at + 1} />
              ))}
            </ol>
          )}
        </div>
      )}
    </Card>
  )
}
