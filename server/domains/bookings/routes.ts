import { bookings } from '@salesboy/contract/bookings'
import { serve } from '#platform/http.ts'
import { changeService, createService, deleteService } from './save-service.ts'
import { listServices, readService } from './service.ts'

export const routes = serve(bookings, {
  listServices: ({ inTenant }) => inTenant(async (tx) => ({ items: await listServices(tx), nextCursor: null })),
  createService: ({ body, inTenant }) => inTenant((tx) => createService(tx, body)),
  readService: ({ params, inTenant }) => inTenant((tx) => readService(tx, params.id)),
  changeService: ({ params, body, inTenant }) => inTenant((tx) => changeService(tx, params.id, body)),
  deleteService: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deleteService(tx, params.id)
      return null
    }),
})
