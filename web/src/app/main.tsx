import './styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { translated } from '../lib/catalogue.ts'
import { Pieces } from '../lib/slots.ts'
import { setLanguages } from './languages.ts'
import { plates } from './pages.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import { sendToSignIn } from './session.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const pieces = plates.flatMap((plate) => plate.pieces ?? [])

sendToSignIn(router, queryClient)
setLanguages()
await translated()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Pieces value={pieces}>
        <RouterProvider router={router} />
      </Pieces>
    </QueryClientProvider>
  </StrictMode>,
)
