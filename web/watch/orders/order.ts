import { api, readYourWrite } from '@ui/api'
import type { AfterSale, LinePieces, Order, OrderState } from '@ui/shop'

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
    case 'received':
    case 'closed':
    case 'released':
    case 'refunded':
      return false
  }
}

/** Whether the money has arrived and was kept. */
export function isPaid(state: OrderState): boolean {
  return state === 'paid' || state === 'taken' || state === 'shipped' || state === 'received'
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
  withoutReason: 'ALLOWED' | 'IF_NOT_CONFIRMED' | 'EXCLUDED'
  withoutReasonUntil: string | null
  pieceMinor: number
  pieceMinorWithFreight: number
  protectedDays: number
}
export type AskOptions = { lines: LineOptions[]; packed: boolean; received: boolean; receiveBy: string | null }

export type Ask = { kind: string; reason: string; lines: LinePieces[]; minor: number | null; words: string }

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

export function casesOf(orderId: string): Promise<AfterSale[]> {
  return api.get<AfterSale[]>(`/api/orders/${orderId}/after-sales`)
}

/** Answers a case, on whichever side. */
export function answerCase(caseId: string, act: string, body: unknown = {}): Promise<Placed> {
  return api.post<Placed>(`/api/after-sales/${caseId}/${act}`, body)
}

/** The carriers that the server knows, by the names that it keeps. */
export const CARRIERS = ['顺丰速运', '中通快递', '圆通速递', '申通快递', '韵达快递', '中国邮政 EMS', '京东物流', '极兔速递', '德邦快递']
