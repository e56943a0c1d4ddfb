import type { LiveItem } from '@ui/live'
import type { Money } from '@ui/money'

/** Below this many pieces the page says "only". */
export const FEW = 20

/** Pieces left of all the SKUs of an item. */
export function leftOf(item: LiveItem): number {
  return item.skus.reduce((sum, sku) => sum + sku.left, 0)
}

/** The lowest price, and whether other SKUs cost more; null for an item without SKUs. */
export function lowestPrice(item: LiveItem): { price: Money; varies: boolean } | null {
  const [first, ...rest] = item.skus
  if (first === undefined) {
    return null
  }
  const lowest = rest.reduce((low, sku) => (sku.price.minor < low.minor ? sku.price : low), first.price)
  return { price: lowest, varies: item.skus.some((sku) => sku.price.minor !== lowest.minor) }
}

/** The flash sale to tell of: the one under way, else the next; null where there is none. */
export function flashOf(item: LiveItem, now: number): { running: boolean; leftMs: number; price: Money | null } | null {
  const next = (item.flashes ?? [])
    .filter((flash) => Date.parse(flash.until) > now)
    .sort((one, other) => Date.parse(one.from) - Date.parse(other.from))[0]
  if (next === undefined) {
    return null
  }
  const from = Date.parse(next.from)
  const running = from <= now
  const lowest = [...next.prices].sort((one, other) => one.price.minor - other.price.minor)[0]
  return { running, leftMs: (running ? Date.parse(next.until) : from) - now, price: lowest?.price ?? null }
}

/** The line-up as the bag shows it: what is being explained first, then by place. */
export function bagOrder(items: readonly LiveItem[], pinned: string | null): LiveItem[] {
  return [...items].sort(
    (one, other) => Number(other.itemId === pinned) - Number(one.itemId === pinned) || one.place - other.place,
  )
}
