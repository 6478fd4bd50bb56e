import { type ErrorComponentProps, Link, Outlet, useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { buttonStyle } from '@/ui/button.tsx'
import { Failure } from '@/ui/failure.tsx'
import { Mark } from '@/ui/logo.tsx'
import { useToasterWanted } from '@/ui/toast.ts'
import { say } from './say.ts'

const Toaster = lazy(() => import('../ui/toaster.tsx').then((module) => ({ default: module.Toaster })))

export function Root() {
  const toasts = useToasterWanted()
  return (
    <>
      <Outlet />
      {toasts && (
        <Suspense>
          <Toaster />
        </Suspense>
      )}
    </>
  )
}

export function NotFound() {
  return (
    <div className="grid min-h-[70dvh] place-content-center justify-items-center gap-1 p-6 text-center">
      <title>{say.notFoundTitle}</title>
      <Mark className="mb-4 size-12" />
      <h1 className="font-semibold text-xl">{say.notFound}</h1>
      <p className="max-w-xs text-muted">{say.notFoundNext}</p>
      <Link to="/" className={buttonStyle({ look: 'primary', className: 'mt-5' })}>
        {say.backToTheOverview}
      </Link>
    </div>
  )
}

export function Crashed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <div className="grid min-h-[70dvh] place-content-center">
      <Failure error={error} onRetry={retry} />
    </div>
  )
}
