import { type Money, parseMoney } from '@ui/money'
import type { DeskSku } from '../types'

type Sku = Pick<DeskSku, 'skuId' | 'name' | 'price'>
type Row = { sku: Sku; price: Money | null; wrong: boolean }

/** What was typed as the prices of an item's SKUs in a flash sale: a SKU without one takes no part; `fit` where it can be asked for. */
export function flashPrices(skus: readonly Sku[], typed: Readonly<Record<string, string>>) {
  const rows: Row[] = skus.map((sku) => {
    const text = (typed[sku.skuId] ?? '').trim()
    const price = text === '' ? null : parseMoney(text, sku.price.currency)
    return { sku, price, wrong: text !== '' && (price === null || price.minor >= sku.price.minor) }
  })
  const prices = rows.flatMap(({ sku, price }) => (price === null ? [] : [{ skuId: sku.skuId, price }]))
  return { rows, prices, fit: prices.length > 0 && rows.every((row) => !row.wrong) }
}
