export { flora, otro, priceList, questions } from '../server/cli/demo/cast.ts'
