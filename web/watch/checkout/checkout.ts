import { api } from '@ui/api'
import type { PriceVersion } from '@ui/live-protocol'
import type { Money } from '@ui/money'

/** What the bag holds, by shop. */
export type BagLine = {
  lineId: string
  itemId: string
  skuId: string
  title: string
  skuName: string
  picture: string | null
  pieces: number
  price: Money
  priceVersion: PriceVersion
}
export type BagGroup = { merchantId: string; merchantName: string; showId: string; lines: BagLine[] }
export type Bag = { groups: BagGroup[] }

/** One line that is to be bought at the price version that its buyer has seen. */
export type Want = { itemId: string; skuId: string; pieces: number; priceVersion: PriceVersion }
export type Part = { showId: string; wants: Want[] }

export type Refused = { code: string; message: string; data: Record<string, unknown> }
export type QuotedLine = {
  itemId: string
  skuId: string
  title: string
  skuName: string
  picture: string | null
  pieces: number
  price: Money | null
  priceVersion: PriceVersion
  left: number
  refusal: Refused | null
}
export type QuotedPart = {
  showId: string
  merchantId: string
  merchantName: string
  lines: QuotedLine[]
  goods: Money
  freight: Money
  /** False while it goes by an address that nobody has given. */
  freightKnown: boolean
  total: Money
  /** Vouchers, which are sent nowhere. */
  vouchers?: boolean
}
export type Quote = { parts: QuotedPart[]; goods: Money; freight: Money; total: Money; ok: boolean }

export type Placed = { checkoutId: string; total: Money; payUntil: string; orders: { orderId: string; showId: string }[] }
export type CheckoutState = 'waiting' | 'paid' | 'partly' | 'released' | 'refunded'
export type CheckoutOrder = { orderId: string; orderNo: string; showId: string; merchantName: string; state: string; total: Money }
export type Checkout = {
  checkoutId: string
  state: CheckoutState
  total: Money
  payUntil: string
  cashier: string | null
  orders: CheckoutOrder[]
}

/** The chosen lines of a bag as parts of a checkout; lines that are no longer in the bag are left out. */
export function partsOf(bag: Bag, lineIds: readonly string[]): Part[] {
  return bag.groups
    .map((group) => ({
      showId: group.showId,
      wants: group.lines
        .filter((line) => lineIds.includes(line.lineId))
        .map(({ itemId, skuId, pieces, priceVersion }) => ({ itemId, skuId, pieces, priceVersion })),
    }))
    .filter((part) => part.wants.length > 0)
}

/** The same parts with one line changed, or without it; a part that has no line left goes too. */
export function changed(parts: readonly Part[], showId: string, skuId: string, change: Partial<Want> | null): Part[] {
  return parts
    .map((part) =>
      part.showId !== showId
        ? part
        : {
            ...part,
            wants: part.wants.flatMap((want) => (want.skuId !== skuId ? [want] : change === null ? [] : [{ ...want, ...change }])),
          },
    )
    .filter((part) => part.wants.length > 0)
}

export function piecesOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.wants.reduce((pieces, want) => pieces + want.pieces, 0), 0)
}

/** One key for one wish: the same wish keeps its key, so that a second press or a reload never buys twice. */
export function intentKeeper(newIntent: () => string, store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
  const KEY = 'checkout-intent'
  return {
    of(wish: unknown): string {
      const text = JSON.stringify(wish)
      const kept = store.getItem(KEY)
      if (kept !== null) {
        const before = JSON.parse(kept) as { intent: string; wish: string }
        if (before.wish === text) {
          return before.intent
        }
      }
      const intent = newIntent()
      store.setItem(KEY, JSON.stringify({ intent, wish: text }))
      return intent
    },
    forget(): void {
      store.removeItem(KEY)
    },
  }
}

/** What a buyer has seen that sending each part costs: more than that is refused and not charged. */
export type FreightSeen = { showId: string; merchantId: string; minor: number }

export function seenIn(quote: Quote): FreightSeen[] {
  return quote.parts.filter((part) => !part.vouchers).map(({ showId, merchantId, freight }) => ({ showId, merchantId, minor: freight.minor }))
}

/** Whether all of it is vouchers, so that nobody needs an address. */
export function goesNowhere(quote: Quote): boolean {
  return quote.parts.length > 0 && quote.parts.every((part) => part.vouchers === true)
}

/** The freight that a part had before, where it costs more now; null elsewhere. */
export function freightBefore(part: QuotedPart, seen: readonly FreightSeen[]): Money | null {
  const before = seen.find((one) => one.showId === part.showId && one.merchantId === part.merchantId)
  return before === undefined || before.minor >= part.freight.minor ? null : { ...part.freight, minor: before.minor }
}

export function quote(addressId: string | null, parts: Part[]): Promise<Quote> {
  return api.post<Quote>('/api/checkouts/quote', { addressId, parts })
}

export function place(intent: string, addressId: string | null, parts: Part[], freightsSeen: FreightSeen[]): Promise<Placed> {
  return api.post<Placed>('/api/checkouts', { intent, addressId, parts, freightsSeen })
}

export function readCheckout(id: string): Promise<Checkout> {
  return api.get<Checkout>(`/api/checkouts/${encodeURIComponent(id)}`)
}

/** Takes what was bought out of the bag; what cannot be taken out now is still there to be seen. */
export async function leaveBag(lineIds: readonly string[]): Promise<void> {
  await Promise.allSettled(lineIds.map((id) => api.delete(`/api/bag/lines/${encodeURIComponent(id)}`)))
}
