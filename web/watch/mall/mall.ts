import type { PriceVersion } from '@ui/live-protocol'
import type { Money } from '@ui/money'
import type { Struck } from '@ui/shop'

/** A product in a list; `marks` are the places in its title that were looked for. */
export type GoodsCard = {
  productId: string
  merchantId: string
  shop: string
  title: string
  picture: string | null
  category: string
  price: Money | null
  struck?: Struck | null
  varies: boolean
  left: number
  sold: number
  /** How many of the pieces sold a demo's crowd bought. */
  simulatedSold: number
  onAirId: string | null
  marks: { from: number; to: number }[]
}

export type GoodsPage = { items: GoodsCard[]; next: string | null; total: number; instead: string | null }
export type Category = { key: string; name: string; goods: number }

/** A SKU in one show, with what is left there. */
export type SkuOffer = {
  itemId: string
  skuId: string
  name: string
  price: Money
  priceVersion: PriceVersion
  left: number
  perBuyerLimit: number
}
export type Offer = { showId: string; kind: 'SHELF' | 'STAGE'; title: string; explaining: boolean; skus: SkuOffer[] }

export type PriceStep = {
  priceVersion: PriceVersion
  price: Money
  reason: string
  at: string
  showId: string | null
  showTitle: string | null
  sold: number
  simulatedSold: number
}
export type SkuPrices = { skuId: string; name: string; versions: PriceStep[] }

/** A show as the mall tells of it. */
export type MallShow = {
  showId: string
  title: string
  state: 'open' | 'planned'
  startsAt: string | null
  merchantId: string
  shop: string
  productId: string | null
}
/** `ending` where the owner ends the shop: the first day without sales, and whether that has come. */
export type Shop = {
  id: string
  name: string
  openedAt: string
  goods: number
  sold: number
  simulatedSold: number
  shows: MallShow[]
  ending?: { on: string; over: boolean } | null
}

/** A title in parts, those that were looked for marked. */
export function markedParts(title: string, marks: readonly { from: number; to: number }[]) {
  const parts: { text: string; marked: boolean }[] = []
  let at = 0
  for (const { from, to } of [...marks].sort((one, other) => one.from - other.from)) {
    if (to <= at) {
      continue
    }
    const start = Math.max(at, from)
    if (start > at) {
      parts.push({ text: title.slice(at, start), marked: false })
    }
    parts.push({ text: title.slice(start, to), marked: true })
    at = to
  }
  if (at < title.length) {
    parts.push({ text: title.slice(at), marked: false })
  }
  return parts
}

/** What the address says of a search, as the server is asked; what is not said is left out. */
export function askedOf(query: Readonly<Record<string, unknown>>): URLSearchParams {
  const asked = new URLSearchParams()
  for (const key of ['q', 'category', 'min', 'max', 'onAir', 'inStock', 'sort', 'shop']) {
    const value = query[key]
    if (typeof value === 'string' && value !== '') {
      asked.set(key, value)
    }
  }
  return asked
}

const SEEN = 'qt.seen'
const MOST_SEEN = 20

/** Products this browser has looked at, newest first; told to nobody. */
export function seenLately(storage: Storage = localStorage): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(SEEN) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function noteSeen(productId: string, storage: Storage = localStorage): void {
  const others = seenLately(storage).filter((id) => id !== productId)
  storage.setItem(SEEN, JSON.stringify([productId, ...others].slice(0, MOST_SEEN)))
}
