import type { Product } from '@ui/shop'

/** One thing that is compared, with its value for each product; empty where nothing is known. */
export type ComparedRow = { key: string; label: string; values: string[]; differs: boolean }

/** The rows of a comparison: price, category, every fact that any of them states, delivery and promises. */
export function comparedRows(
  products: readonly Product[],
  priceOf: (product: Product) => string,
  labels: { price: string; category: string; delivery: string; promises: string },
): ComparedRow[] {
  const facts = new Map<string, string>()
  products.forEach((product) => product.facts.forEach((fact) => facts.set(fact.key, facts.get(fact.key) ?? fact.label)))
  const factRows = [...facts].map(([key, label]) =>
    row(
      `fact.${key}`,
      label,
      products.map((product) => {
        const fact = product.facts.find((one) => one.key === key)
        return fact === undefined ? '' : fact.unit === null ? fact.value : `${fact.value} ${fact.unit}`
      }),
    ),
  )
  return [
    row('price', labels.price, products.map(priceOf)),
    row('category', labels.category, products.map((product) => product.legalCategory)),
    ...factRows,
    row('delivery', labels.delivery, products.map((product) => `${product.delivery.from} · ${product.delivery.hoursToShip} h`)),
    row('promises', labels.promises, products.map((product) => product.afterSale.join('\n'))),
  ]
}

function row(key: string, label: string, values: string[]): ComparedRow {
  return { key, label, values, differs: new Set(values).size > 1 }
}
