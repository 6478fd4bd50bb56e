import { catalog } from '@salesboy/contract/catalog'
import { orders } from '@salesboy/contract/orders'
import { audit } from '#domains/identity/audit.ts'
import { serve } from '#platform/http.ts'
import { browseProducts, listCategories } from './browse-products.ts'
import { exportProducts } from './export-products.ts'
import { importProducts, previewImport } from './import/import-products.ts'
import { cancelOrder, confirmOrder } from './orders/confirm-order.ts'
import { listOrders, readOrder } from './orders/list-orders.ts'
import { readProduct } from './product.ts'
import { changeProduct, createProduct, deleteProduct } from './save-product.ts'

export const catalogRoutes = serve(catalog, {
  listProducts: ({ query, inTenant }) => inTenant((tx) => browseProducts(tx, query)),
  listCategories: ({ inTenant }) => inTenant(listCategories),
  createProduct: ({ body, inTenant }) => inTenant((tx) => createProduct(tx, body)),
  previewImport: ({ file, inTenant }) => previewImport(file, inTenant),
  importProducts: ({ file, caller, ip, inTenant }) =>
    importProducts(file, (work) =>
      inTenant(async (tx) => {
        await audit(tx, { actor: caller.actor, action: 'imported products', object: `file:${file.fileName.slice(-200)}`, ip })
        return work(tx)
      }),
    ),
  exportProducts: ({ inTenant }) => inTenant(exportProducts),
  readProduct: ({ params, inTenant }) => inTenant((tx) => readProduct(tx, params.id)),
  changeProduct: ({ params, body, inTenant }) => inTenant((tx) => changeProduct(tx, params.id, body)),
  deleteProduct: ({ params, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      await deleteProduct(tx, params.id)
      await audit(tx, { actor: caller.actor, action: 'deleted a product', object: `product:${params.id}`, ip })
      return null
    }),
})

export const orderRoutes = serve(orders, {
  listOrders: ({ query, inTenant }) => inTenant((tx) => listOrders(tx, query)),
  readOrder: ({ params, inTenant }) => inTenant((tx) => readOrder(tx, params.id)),
  confirmOrder: ({ params, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      const order = await confirmOrder(tx, params.id, caller.name)
      await audit(tx, { actor: caller.actor, action: 'confirmed an order', object: `order:${params.id}`, ip })
      return order
    }),
  cancelOrder: ({ params, caller, ip, inTenant }) =>
    inTenant(async (tx) => {
      const order = await cancelOrder(tx, params.id, caller.name)
      await audit(tx, { actor: caller.actor, action: 'cancelled an order', object: `order:${params.id}`, ip })
      return order
    }),
})
