import { type Money, parseMoney } from '@ui/money'

/** A region as the server knows it. */
export type Region = { id: string; zh: string; en: string }

/** The rules as they travel, in fen. */
export type FreightRules = { baseMinor: number; freeFromMinor: number | null; surchargesMinor: Record<string, number>; notServed: string[] }

/** The rules as they are typed: a region stands in the list when something special holds for it. */
export type FreightForm = { base: string; freeFrom: string; odd: { region: string; surcharge: string; served: boolean }[] }

export const MOST_FEE = 1_000_000
export const MOST_GOODS = 100 * MOST_FEE

const yuan = (minor: number) => (minor / 100).toFixed(2).replace(/\.?0+$/, '')

export function formOf(rules: FreightRules, order: readonly Region[]): FreightForm {
  const special = new Set([...Object.keys(rules.surchargesMinor), ...rules.notServed])
  return {
    base: yuan(rules.baseMinor),
    freeFrom: rules.freeFromMinor === null ? '' : yuan(rules.freeFromMinor),
    odd: order
      .filter((one) => special.has(one.id))
      .map((one) => ({ region: one.id, surcharge: yuan(rules.surchargesMinor[one.id] ?? 0), served: !rules.notServed.includes(one.id) })),
  }
}

function fee(text: string, most: number): Money | null {
  const money = parseMoney(text.trim() === '' ? '0' : text)
  return money === null || money.minor > most ? null : money
}

/** The fields that are no amount, by name; a region's by its id. */
export function wrongWith(form: FreightForm): string[] {
  return [
    ...(fee(form.base, MOST_FEE) === null ? ['base'] : []),
    ...(form.freeFrom.trim() !== '' && fee(form.freeFrom, MOST_GOODS) === null ? ['freeFrom'] : []),
    ...form.odd.filter((one) => one.served && fee(one.surcharge, MOST_FEE) === null).map((one) => one.region),
  ]
}

/** The rules as they are sent; only of a form with nothing wrong. A region that is not served costs nothing extra. */
export function rulesOf(form: FreightForm): FreightRules {
  const surcharges = form.odd
    .filter((one) => one.served)
    .map((one): [string, number] => [one.region, fee(one.surcharge, MOST_FEE)?.minor ?? 0])
    .filter(([, minor]) => minor > 0)
  return {
    baseMinor: fee(form.base, MOST_FEE)?.minor ?? 0,
    freeFromMinor: form.freeFrom.trim() === '' ? null : (fee(form.freeFrom, MOST_GOODS)?.minor ?? null),
    surchargesMinor: Object.fromEntries(surcharges),
    notServed: form.odd.filter((one) => !one.served).map((one) => one.region),
  }
}

/** What one parcel of goods costs to send, as the checkout reckons it; null where it is not sent. */
export function freightOf(rules: FreightRules, region: string, goodsMinor: number): number | null {
  if (rules.notServed.includes(region)) {
    return null
  }
  const waived = rules.freeFromMinor !== null && goodsMinor >= rules.freeFromMinor
  return (waived ? 0 : rules.baseMinor) + (rules.surchargesMinor[region] ?? 0)
}
