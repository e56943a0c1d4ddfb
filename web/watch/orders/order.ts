import { api, readYourWrite } from '@ui/api'
import type { Order, OrderState } from '@ui/shop'

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
      return true
    case 'taken':
    case 'shipped':
    case 'released':
    case 'refunded':
      return false
  }
}

/** Whether the money has arrived and was kept. */
export function isPaid(state: OrderState): boolean {
  return state === 'paid' || state === 'taken' || state === 'shipped'
}

export function piecesOf(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.pieces, 0)
}
