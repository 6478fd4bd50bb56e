import { slot } from '../../lib/slots.ts'

interface AnsweredByProps {
  /** Null: the main bot. */
  value: string | null
  error: string | undefined
  onChange: (personaId: string | null) => void
}

/** In the form of an inbox: who answers there. */
export const answeredBy = slot<AnsweredByProps>('who answers in an inbox')
