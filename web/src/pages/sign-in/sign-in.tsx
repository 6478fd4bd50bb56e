import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef } from 'react'
import { api } from '@/lib/api.ts'
import { meQuery } from '@/lib/me.ts'
import { asProblem } from '@/lib/problem.ts'
import { Button } from '@/ui/button.tsx'
import { FormError } from '@/ui/failure.tsx'
import { Field, Input } from '@/ui/field.tsx'
import { Wordmark } from '@/ui/logo.tsx'
import { say } from './say.ts'

export function SignIn() {
  const { next } = useSearch({ from: '/sign-in' })
  const client = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const password = useRef<HTMLInputElement>(null)

  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => api.identity.signIn({ body }),
    meta: { shown: true },
    onSuccess: async (me) => {
      client.clear()
      client.setQueryData(meQuery.queryKey, me)
      if (next) router.history.push(next)
      else await navigate({ to: '/' })
    },
  })
  const problem = signIn.error ? asProblem(signIn.error) : null
  useEffect(() => {
    if (problem) password.current?.select()
  }, [problem])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    signIn.mutate({ email: String(form.get('email')).trim(), password: String(form.get('password')) })
  }

  return (
    <main className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
      <title>{say.pageTitle}</title>
      <div className="flex flex-col px-6 py-6 sm:px-10">
        <Wordmark />
        <div className="m-auto w-full max-w-sm py-10">
          <h1 className="font-semibold text-2xl tracking-[-0.025em]">{say.welcome}</h1>
          <p className="mt-1 text-muted">{next ? say.signInToGoOn : say.signInToSeeWho}</p>
          <form onSubmit={submit} className="mt-7 grid gap-4" noValidate>
            <Field label={say.email} error={problem?.issue('email')}>
              <Input name="email" type="email" autoComplete="username" autoFocus required className="h-11" />
            </Field>
            <Field label={say.password} error={problem?.issue('password')}>
              <Input ref={password} name="password" type="password" autoComplete="current-password" required className="h-11" />
            </Field>
            {problem && problem.issues.length === 0 && <FormError error={problem} />}
            <Button type="submit" look="primary" size="lg" busy={signIn.isPending} className="mt-1">
              {say.signIn}
            </Button>
          </form>
          <p className="mt-6 text-[0.8125rem] text-muted">{say.lostPassword}</p>
        </div>
        <p className="text-faint text-xs">{say.openSource}</p>
      </div>
      <Scene />
    </main>
  )
}

/** What the product does, as one short conversation. Decoration: hidden from screen readers. */
function Scene() {
  const bubble = 'max-w-[80%] rounded-2xl px-4 py-2.5 text-[0.9375rem] leading-6 shadow-card'
  return (
    <div aria-hidden className="relative m-3 hidden overflow-hidden rounded-3xl bg-[oklch(0.3_0.06_42)] lg:grid lg:place-items-center">
      <svg className="absolute inset-0 size-full text-[oklch(0.7_0.13_48)] opacity-[0.16]" role="presentation">
        <defs>
          <pattern id="bells" width="84" height="84" patternUnits="userSpaceOnUse" patternTransform="rotate(-14)">
            <path d="M22 46a16 16 0 0 1 32 0Zm-3 4h38v4H19Zm16-26h6v5h-6Z" fill="currentColor" />
          </pattern>
        </defs>
        <rect width="100%" height="100%" fill="url(#bells)" />
      </svg>
      <div className="relative grid w-full max-w-md gap-3 px-8">
        <p className={`${bubble} justify-self-start rounded-bl-md bg-[oklch(0.98_0.008_80)] text-[oklch(0.25_0.02_50)]`}>
          {say.sampleQuestion}
        </p>
        <p className={`${bubble} justify-self-end rounded-br-md bg-[oklch(0.45_0.075_178)] text-[oklch(0.98_0.01_178)]`}>
          {say.sampleAnswer}
        </p>
        <p className="flex items-center gap-1.5 justify-self-end pr-1 text-[oklch(0.86_0.05_60)] text-xs">{say.sampleSource}</p>
        <p className={`${bubble} justify-self-start rounded-bl-md bg-[oklch(0.98_0.008_80)] text-[oklch(0.25_0.02_50)]`}>
          {say.sampleWish}
        </p>
        <p className={`${bubble} justify-self-end rounded-br-md bg-[oklch(0.68_0.15_45)] text-[oklch(0.2_0.04_45)]`}>{say.samplePerson}</p>
      </div>
    </div>
  )
}
