import { catalog } from '@salesboy/contract/catalog'
import { serve } from '#platform/http.ts'
import { browseProducts, listCategories } from './browse-products.ts'
import { exportProducts } from './export-products.ts'
import { importProducts, previewImport } from './import/import-products.ts'
import { readProduct } from './product.ts'
import { changeProduct, createProduct, deleteProduct } from './save-product.ts'

export const routes = serve(catalog, {
  listProducts: ({ query, inTenant }) => inTenant((tx) => browseProducts(tx, query)),
  listCategories: ({ inTenant }) => inTenant(listCategories),
  createProduct: ({ body, inTenant }) => inTenant((tx) => createProduct(tx, body)),
  previewImport: ({ file, inTenant }) => previewImport(file, inTenant),
  importProducts: ({ file, inTenant }) => importProducts(file, inTenant),
  exportProducts: ({ inTenant }) => inTenant(exportProducts),
  readProduct: ({ params, inTenant }) => inTenant((tx) => readProduct(tx, params.id)),
  changeProduct: ({ params, body, inTenant }) => inTenant((tx) => changeProduct(tx, params.id, body)),
  deleteProduct: ({ params, inTenant }) =>
    inTenant(async (tx) => {
      await deleteProduct(tx, params.id)
      return null
    }),
})
