import type { WhichVersion } from '@salesboy/contract/personas'
import type { ReactNode } from 'react'
import { slot } from '../../lib/slots.ts'

interface PublishingProps {
  draft: WhichVersion
  onPublished: (version: number) => void
  onClose: () => void
  /** What would change for customers. */
  children: ReactNode
}

/** The way from a draft to the one that speaks: whoever tries drafts before customers hear them. */
export const publishing = slot<PublishingProps>('publishing')
