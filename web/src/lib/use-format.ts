import { useMemo } from 'react'
import { formats } from './format.ts'
import { useMe } from './me.ts'

/** How this business writes dates and money. */
export function useFormat() {
  const { tenant } = useMe()
  return useMemo(() => formats(tenant), [tenant])
}
