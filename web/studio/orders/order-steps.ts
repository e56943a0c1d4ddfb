import type { LinePieces, Order, OrderState } from '@ui/shop'

export const ORDER_STATES: readonly OrderState[] = ['held', 'paid', 'taken', 'issued', 'shipped', 'received', 'closed', 'released', 'refunding', 'refunded']

/** A step on an order's way; `at` is known for some, `reached` for all. */
export type Step = { name: 'stepOrdered' | 'stepPaid' | 'stepTaken' | 'stepShipped' | 'stepReceived' | 'stepIssued' | 'stepUsed' | OrderEnd; at: string | null; reached: boolean }
export type OrderEnd = 'order.released' | 'order.refunding' | 'order.refunded' | 'order.closed'

/** The way of an order so far; one that was left shows how it ended. */
export function stepsOf(order: Order): Step[] {
  const ordered: Step = { name: 'stepOrdered', at: order.createdAt, reached: true }
  const paid: Step = { name: 'stepPaid', at: order.paidAt, reached: order.paidAt !== null }
  if (order.voucher && (order.state === 'issued' || order.state === 'received')) {
    return [ordered, paid, { name: 'stepIssued', at: null, reached: true }, { name: 'stepUsed', at: order.receivedAt, reached: order.state === 'received' }]
  }
  switch (order.state) {
    case 'released':
      return [ordered, { name: 'order.released', at: null, reached: true }]
    case 'refunding':
    case 'refunded':
    case 'closed':
      return [ordered, paid, { name: `order.${order.state}`, at: null, reached: true }]
    case 'held':
    case 'paid':
    case 'taken':
    case 'issued':
    case 'shipped':
    case 'received':
      return [
        ordered,
        paid,
        { name: 'stepTaken', at: null, reached: order.state === 'taken' || sent(order) },
        { name: 'stepShipped', at: order.sentAt, reached: sent(order) },
        { name: 'stepReceived', at: order.receivedAt, reached: order.state === 'received' },
      ]
  }
}

function sent(order: Order): boolean {
  return order.state === 'shipped' || order.state === 'received'
}

/** Whether the parcel may be sent now. */
export function mayShip(order: Order): boolean {
  return (order.state === 'paid' || order.state === 'taken') && order.address !== null
}

/** Whether it waits for an address; before a shop has taken an order nobody knows whether it is of vouchers, which need none. */
export function lacksAddress(order: Order): boolean {
  return order.state === 'taken' && order.address === null
}

/** What of the waiting pieces goes into this parcel: whole numbers, never more than wait. */
export function piecesLeft(toSend: readonly LinePieces[], chosen: Readonly<Record<number, number>>): LinePieces[] {
  return toSend
    .map((one) => ({ line: one.line, pieces: Math.min(one.pieces, Math.trunc(Number(chosen[one.line]) || 0)) }))
    .filter((one) => one.pieces > 0)
}

export type ParcelFlaws = { carrier: 'needCarrier' | null; trackingNo: 'needTracking' | 'badTracking' | null }

/** What is wrong with a parcel as typed. */
export function parcelFlaws(carrier: string, trackingNo: string): ParcelFlaws {
  const number = trackingNo.trim()
  return {
    carrier: carrier.trim() === '' ? 'needCarrier' : null,
    trackingNo: number === '' ? 'needTracking' : /^[A-Za-z0-9-]{6,40}$/.test(number) ? null : 'badTracking',
  }
}
