import { api, readYourWrite } from '@ui/api'
import type { AfterSale, LinePieces, Order, OrderState } from '@ui/shop'
import type { Part } from '@ui/useParts'
import type { useBag } from '../bag/bag'
import type { Offer } from '../mall/mall'

export function readOrder(orderId: string, at: string | null = null): Promise<Order> {
  return readYourWrite<Order>(`/api/orders/${encodeURIComponent(orderId)}`, at)
}

export function cancelOrder(orderId: string): Promise<unknown> {
  return api.post(`/api/orders/${encodeURIComponent(orderId)}/cancel`)
}

/** Whether the order may still change without its buyer doing anything on this page. */
export function isMoving(state: OrderState): boolean {
  switch (state) {
    case 'held':
    case 'paid':
    case 'refunding':
    case 'shipped':
      return true
    case 'taken':
    case 'issued':
    case 'received':
    case 'closed':
    case 'released':
    case 'refunded':
      return false
  }
}

/** Whether the money has arrived and was kept. */
export function isPaid(state: OrderState): boolean {
  return state === 'paid' || state === 'taken' || state === 'issued' || state === 'shipped' || state === 'received'
}

/** How far an order is on its way, as a buyer counts: paid, sent, there, received. */
export type Stage = { name: 'stagePaid' | 'stageSent' | 'stageThere' | 'stageReceived'; at: string | null; reached: boolean }

export function stagesOf(order: Order): Stage[] {
  const received = order.receivedAt !== null
  return [
    { name: 'stagePaid', at: order.paidAt, reached: order.paidAt !== null },
    { name: 'stageSent', at: order.sentAt, reached: order.sentAt !== null || received },
    { name: 'stageThere', at: order.deliveredAt, reached: order.deliveredAt !== null || received },
    { name: 'stageReceived', at: order.receivedAt, reached: received },
  ]
}

/** Puts what was bought into the bag once more, at today's prices; how many lines can no longer be had. */
export async function buyAgain(order: Order, bag: Pick<ReturnType<typeof useBag>, 'put'>): Promise<number> {
  let gone = 0
  for (const line of order.lines) {
    const offers = await api.get<Offer[]>(`/api/products/${encodeURIComponent(line.productId)}/offers`)
    const shelf = offers.find((offer) => offer.kind === 'SHELF')
    const sku = shelf?.skus.find((one) => one.skuId === line.skuId)
    if (shelf === undefined || sku === undefined || sku.left < 1) {
      gone++
      continue
    }
    const pieces = Math.min(line.pieces, sku.left, sku.perBuyerLimit)
    await bag.put({ showId: shelf.showId, itemId: sku.itemId, skuId: sku.skuId, pieces, priceVersion: sku.priceVersion, price: sku.price })
  }
  return gone
}

export function piecesOf(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.pieces, 0)
}

/** Where the desk wrote the answer to something that was asked of it. */
export type Placed = { caseId: string | null; at: string }

/** What may be asked for one line of an order now. */
export type LineOptions = {
  line: number
  unsent: number
  withBuyer: number
  used: number
  withoutReason: 'ALLOWED' | 'IF_NOT_CONFIRMED' | 'EXCLUDED'
  daysWithoutReason: number
  withoutReasonUntil: string | null
  category: string
  madeToOrder: boolean
  freightInsured: boolean
  pieceMinor: number
  pieceMinorWithFreight: number
  protectedDays: number
}
export type AskOptions = { lines: LineOptions[]; packed: boolean; received: boolean; receiveBy: string | null }

export type Ask = { kind: string; reason: string; lines: LinePieces[]; minor: number | null; words: string; intent: string }

export function receiveOrder(orderId: string): Promise<Placed> {
  return api.post<Placed>(`/api/orders/${orderId}/receive`)
}

export function readOptions(orderId: string): Promise<AskOptions> {
  return api.get<AskOptions>(`/api/orders/${orderId}/after-sale-options`)
}

export function askAfterSale(orderId: string, ask: Ask): Promise<Placed> {
  return api.post<Placed>(`/api/orders/${orderId}/after-sales`, ask)
}

export function readCase(caseId: string, at: string | null = null): Promise<AfterSale> {
  return readYourWrite<AfterSale>(`/api/after-sales/${encodeURIComponent(caseId)}`, at)
}

export function casesOf(orderId: string, after: string): Promise<Part<AfterSale>> {
  return api.get<Part<AfterSale>>(`/api/orders/${orderId}/after-sales?limit=20&after=${after}`)
}

/** Answers a case, on whichever side. */
export function answerCase(caseId: string, act: string, body: unknown = {}): Promise<Placed> {
  return api.post<Placed>(`/api/after-sales/${caseId}/${act}`, body)
}
