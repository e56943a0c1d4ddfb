import { factText, promiseText } from '@ui/facts'
import type { Product } from '@ui/shop'
import { CATEGORIES, FACT_KEYS, labelIn } from '@ui/vocabulary'

/** One thing that is compared, with its value for each product; empty where nothing is known. */
export type ComparedRow = { key: string; label: string; values: string[]; differs: boolean }

/** The rows of a comparison: price, category, every fact that any of them states, delivery and promises. */
export function comparedRows(
  products: readonly Product[],
  priceOf: (product: Product) => string,
  labels: { price: string; category: string; delivery: string; promises: string },
): ComparedRow[] {
  const keys = new Set(products.flatMap((product) => product.facts.map((fact) => fact.key)))
  const factRows = [...keys].map((key) =>
    row(
      `fact.${key}`,
      labelIn(FACT_KEYS, key),
      products.map((product) => {
        const fact = product.facts.find((one) => one.key === key)
        return fact === undefined ? '' : factText(fact)
      }),
    ),
  )
  return [
    row('price', labels.price, products.map(priceOf)),
    row('category', labels.category, products.map((product) => labelIn(CATEGORIES, product.legalCategory))),
    ...factRows,
    row('delivery', labels.delivery, products.map((product) => `${product.delivery.from} · ${product.delivery.hoursToShip} h`)),
    row('promises', labels.promises, products.map((product) => [...(product.promises ?? []).map(promiseText), ...product.afterSale].join('\n'))),
  ]
}

function row(key: string, label: string, values: string[]): ComparedRow {
  return { key, label, values, differs: new Set(values).size > 1 }
}
