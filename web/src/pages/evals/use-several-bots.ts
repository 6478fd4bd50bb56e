import { useQuery } from '@tanstack/react-query'
import { personasQuery } from '../bot/queries.ts'

/** Whether a version has to say whose it is. */
export const useSeveralBots = (): boolean => (useQuery(personasQuery).data?.length ?? 0) > 1
